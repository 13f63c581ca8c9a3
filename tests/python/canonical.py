"""The canonical text of a JSON value, as docs/sealed-log-format.md says: RFC 8785 and half surrogates."""

import json
import math

_ESCAPES = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


class NotCanonical(Exception):
    pass


def _pairs(pairs):
    names = dict(pairs)
    if len(names) != len(pairs):
        raise NotCanonical("a name stands twice in an object")
    return names


def _number(text):
    value = float(text)
    if not math.isfinite(value):
        raise NotCanonical("a number is too large")
    return value


def _no_constant(text):
    raise NotCanonical(f"{text} is no JSON")


def parse(text):
    """Reads JSON with every number as a 64-bit float."""
    return json.loads(
        text,
        object_pairs_hook=_pairs,
        parse_int=_number,
        parse_float=_number,
        parse_constant=_no_constant,
    )


def _print_character(character):
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x20 or 0xD800 <= code <= 0xDFFF else character


def _print_string(text):
    return '"' + "".join(map(_print_character, text)) + '"'


def _print_number(value):
    """As ECMAScript's Number::toString does it, from the shortest digits that Python finds."""
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    power = f"{point - 1:+d}"
    return sign + digits[0] + ("." + digits[1:] if count > 1 else "") + "e" + power


def canonical(value) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _print_number(float(value))
    if isinstance(value, str):
        return _print_string(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{_print_string(name)}:{canonical(value[name])}" for name in names) + "}"
