"""Messages as frames: their fields are checked by `messages`, the values that some of them hold by `wire`.

A message is decoded once, straight into its checked type, with its values left sealed; these are opened level by level.
"""

from __future__ import annotations

from typing import Any

import msgspec

from . import decoding, encoding, wire
from .messages import Answer, Call, Load, Loaded, Parsed, Request

_NOTHING = msgspec.Raw(b"\xc0")
"""msgpack's nil."""


class _SealedAnswer(Answer):
    value: msgspec.Raw = _NOTHING
    network: msgspec.Raw = _NOTHING
    view: msgspec.Raw = _NOTHING


class _SealedCall(Call, tag="call"):
    args: list[msgspec.Raw]
    kwargs: dict[str, msgspec.Raw]


_request_decoder = msgspec.msgpack.Decoder(Load | _SealedCall)


def encode(message: Request | Parsed | Loaded | Answer) -> bytes:
    """The frame of a message; raises `WireError` for values that cannot travel."""
    encoder = encoding.Encoder()
    if isinstance(message, Answer):
        held = {"value": message.value, "network": message.network, "view": message.view}
    elif isinstance(message, Call):
        held = {"args": message.args, "kwargs": message.kwargs}
    else:
        held = {}
    try:
        sealed = {name: encoder.value(value) for name, value in held.items()}
        structure = msgspec.msgpack.encode(msgspec.structs.replace(message, **sealed))
    except (OverflowError, TypeError, ValueError, RecursionError) as error:
        raise wire.WireError(str(error)) from None
    return encoder.frame(structure)


def request(structure: bytes, blob: bytes) -> Request:
    """The grader's request."""
    message: Request = _request_decoder.decode(structure)
    if isinstance(message, Call):
        message.args = [decoding.decode(value, blob) for value in message.args]
        message.kwargs = {name: decoding.decode(value, blob) for name, value in message.kwargs.items()}
    return message


def reply(kind: type[Any], structure: bytes, blob: bytes) -> Any:
    """A reply of that kind: `Parsed`, `Loaded` or `Answer`.

    Raises `WireError` for every byte sequence that `encode` could not have made of one.
    """
    try:
        message = _reply_decoders[kind].decode(structure)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise wire.WireError(str(error)[:200]) from None
    if isinstance(message, Answer):
        message.value = decoding.decode(message.value, blob)
        message.network = decoding.decode(message.network, blob)
        message.view = decoding.decode(message.view, blob)
    return message


_reply_decoders: dict[type[Any], msgspec.msgpack.Decoder[Any]] = {
    Parsed: msgspec.msgpack.Decoder(Parsed),
    Loaded: msgspec.msgpack.Decoder(Loaded),
    Answer: msgspec.msgpack.Decoder(_SealedAnswer),
}
