"""What stands around the guests: metadata service, Heat's signal API, a mirror of downloads and images, DNS, a load balancer.

One object answers for the whole cloud. Faults are switched on by setting its fields, for all guests or for one.
"""
import collections
import email.utils
import http.server
import json
import select
import socket
import ssl
import struct
import threading
import time

import network

MIRROR = 'mirror.boot.test'


class Cloud:
    def __init__(self, net, certificate, key, virtual):
        self.net, self.virtual = net, virtual
        self.guests = {}            # address: Guest
        self.signals = []           # what the guests have reported, in order
        self.files = {}             # path on the mirror: bytes
        self.manifests = {}         # image "name:tag" or digest: (media type, bytes)
        self.blobs = {}             # digest: bytes
        self.faults = collections.defaultdict(set)  # fault: addresses of guests that it hits
        self.requests = []          # (address, path) of downloads
        self.backends = []          # addresses behind the load balancer
        self.changed = threading.Condition()
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(certificate, key)
        for port, tls in ((80, False), (3128, False), (443, True), (5000, True), (8004, True)):
            net.thread(self.serve, port, tls)
        net.thread(self.names)
        net.thread(self.balance)

    # -- faults and signals ----------------------------------------------------

    def hits(self, fault, address):
        return address in self.faults[fault]

    def report(self, address, token, body):
        guest = self.guests.get(address)
        known = {'time': time.monotonic(), 'guest': guest.name if guest else None, 'token': token, **json.loads(body)}
        with self.changed:
            self.signals.append(known)
            self.changed.notify_all()

    def wait(self, found, seconds):
        """The first result of found(signals) that is true; None when time is up."""
        end = time.monotonic() + seconds
        with self.changed:
            while not (result := found(self.signals)):
                left = end - time.monotonic()
                if left <= 0:
                    return None
                self.changed.wait(left)
            return result

    # -- HTTP ----------------------------------------------------------------------

    def serve(self, port, tls):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            timeout = 60

            def setup(self):
                if tls:  # in the connection's own thread: a slow client holds nobody else
                    self.request = self.server.cloud.tls.wrap_socket(self.request, server_side=True)
                super().setup()

            def do_GET(self):
                answer(self.server.cloud, self, port)

            do_HEAD = do_POST = do_PUT = do_CONNECT = do_GET

            def date_time_string(self, timestamp=None):
                shift = 86400 if self.server.cloud.hits('clock', self.client_address[0]) else 0
                return email.utils.formatdate(time.time() + shift, usegmt=True)

            def log_message(self, *args):
                pass

        class Server(http.server.ThreadingHTTPServer):
            request_queue_size = 128

            def handle_error(self, request, client_address):
                pass  # guests that go away in the middle are part of the test

        server = Server(('0.0.0.0', port), Handler)
        server.cloud = self
        server.serve_forever()

    # -- DNS -------------------------------------------------------------------------

    def names(self):
        """One name: the mirror's. Nothing else exists."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        listener.bind((self.net.gateway, 53))
        wanted = b''.join(bytes([len(p)]) + p.encode() for p in MIRROR.split('.')) + b'\0'
        while True:
            query, sender = listener.recvfrom(1024)
            if self.hits('dns', sender[0]):
                continue
            end = query.find(b'\0', 12) + 5
            name, kind = query[12:end - 4], query[end - 4:end - 2]
            known = name.lower() == wanted
            data = b''
            if known and kind == b'\0\1':
                data = b'\xc0\x0c\0\1\0\1' + struct.pack('>IH', 60, 4) + socket.inet_aton(self.net.gateway)
            head = query[:2] + (b'\x81\x80' if known else b'\x81\x83') + struct.pack('>4H', 1, bool(data), 0, 0)
            listener.sendto(head + query[12:end] + data, sender)

    # -- the load balancer before the API ------------------------------------------

    def balance(self):
        listener = socket.create_server((self.virtual, 6443), backlog=128)
        while True:
            client, _ = listener.accept()
            self.net.thread(self.forward, client)

    def forward(self, client):
        for address in sorted(self.backends, key=lambda _: time.monotonic_ns() % 7):
            try:
                server = socket.create_connection((address, 6443), timeout=2)
            except OSError:
                continue
            server.settimeout(None)
            pump(client, server)
            break
        client.close()


def pump(one, other):
    pairs = {one: other, other: one}
    try:
        while pairs:
            for ready in select.select(list(pairs), [], [], 600)[0] or [None]:
                data = ready.recv(65536) if ready else b''
                if not data:
                    return
                pairs[ready].sendall(data)
    except OSError:
        pass
    finally:
        other.close()


from answers import answer  # noqa: E402  its functions take a Cloud
