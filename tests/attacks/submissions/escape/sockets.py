"""Looks for somebody to talk to: abstract sockets, the loopback, netlink, vsock, raw packets.

class: escape
score: 0
refused: 8
"""
import socket

for family, kind, protocol in (
    (socket.AF_UNIX, socket.SOCK_STREAM, 0), (socket.AF_UNIX, socket.SOCK_DGRAM, 0),
    (socket.AF_INET, socket.SOCK_STREAM, 0), (socket.AF_INET6, socket.SOCK_DGRAM, 0),
    (socket.AF_NETLINK, socket.SOCK_RAW, 0), (socket.AF_PACKET, socket.SOCK_RAW, 3),
    (socket.AF_VSOCK, socket.SOCK_STREAM, 0), (socket.AF_ALG, socket.SOCK_SEQPACKET, 0),
    (socket.AF_INET, socket.SOCK_RAW, 1),
):
    try:
        made = socket.socket(family, kind, protocol)
        if family == socket.AF_UNIX:
            made.bind("\0attack-socket")
        print("REACHED", family, kind)
    except OSError as error:
        print("refused", family, error.strerror)
