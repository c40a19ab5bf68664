"""Messages as frames: `messages` says what their fields are, `sealed` what the values that some of them hold.

A structure is read once, straight into its checked types; then its values are opened.
"""

from __future__ import annotations

from typing import Any

import msgspec

from . import decoding, encoding, wire
from .messages import Answer, Call, Load, Loaded, Parsed, Request
from .sealed import Node


class _SealedAnswer(Answer):
    value: Node = None
    network: Node = None
    view: Node = None


class _SealedCall(Call, tag="call"):
    args: list[Node]
    kwargs: dict[str, Node]


_encode = msgspec.msgpack.Encoder().encode
_request_decoder = msgspec.msgpack.Decoder(Load | _SealedCall)


def encode(message: Request | Parsed | Loaded | Answer) -> bytes:
    """The frame of a message; raises `WireError` for values that cannot travel."""
    encoder = encoding.Encoder()
    seal = encoder.value
    try:
        if isinstance(message, Answer):
            held = {"value": seal(message.value), "network": seal(message.network), "view": seal(message.view)}
            message = msgspec.structs.replace(message, **held)
        elif isinstance(message, Call):
            kwargs = {name: seal(value) for name, value in message.kwargs.items()}
            message = msgspec.structs.replace(message, args=[seal(value) for value in message.args], kwargs=kwargs)
        return encoder.frame(_encode(message))
    except (OverflowError, TypeError, ValueError, RecursionError) as error:
        raise wire.WireError(str(error)) from None


def request(structure: bytes, blob: bytes) -> Request:
    """The grader's request."""
    message: Request = _request_decoder.decode(structure)
    if isinstance(message, Call):
        message.args = [decoding.opened(value, blob) for value in message.args]
        message.kwargs = {name: decoding.opened(value, blob) for name, value in message.kwargs.items()}
    return message


def reply(kind: type[Any], structure: bytes, blob: bytes) -> Any:
    """A reply of that kind: `Parsed`, `Loaded` or `Answer`.

    Raises `WireError` for every byte sequence that `encode` could not have made of one.
    """
    try:
        message = _reply_decoders[kind].decode(structure)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        # What is wrong may be quoted, and a name that was sent may hold anything.
        raise wire.WireError(str(error).encode("unicode_escape").decode()[:200]) from None
    if isinstance(message, Answer):
        message.value = decoding.opened(message.value, blob)
        message.network = decoding.opened(message.network, blob)
        message.view = decoding.opened(message.view, blob)
    return message


_reply_decoders: dict[type[Any], msgspec.msgpack.Decoder[Any]] = {
    Parsed: msgspec.msgpack.Decoder(Parsed),
    Loaded: msgspec.msgpack.Decoder(Loaded),
    Answer: msgspec.msgpack.Decoder(_SealedAnswer),
}
