"""Answers to one HTTP request, by port and path."""
import json
import time


def answer(cloud, request, port):
    length = int(request.headers.get('Content-Length') or 0)
    body = request.rfile.read(length)
    address, path = request.client_address[0], request.path.split('?')[0]
    if port == 80:
        return metadata(cloud, request, address, path)
    if port == 3128:  # a proxy that lets nobody through
        return reply(request, 403)
    if port == 8004:
        return signal(cloud, request, address, body)
    if port == 5000:
        return image(cloud, request, path)
    return download(cloud, request, address, path)


def reply(request, code, body=b'', kind='text/plain', **headers):
    request.send_response(code)
    request.send_header('Content-Type', kind)
    request.send_header('Content-Length', str(len(body)))
    for name, value in headers.items():
        request.send_header(name.replace('_', '-'), value)
    request.end_headers()
    if request.command != 'HEAD':
        request.wfile.write(body)


def silence(request):
    request.close_connection = True
    request.connection.close()


def metadata(cloud, request, address, path):
    guest = cloud.guests.get(address)
    if guest is None or cloud.hits('metadata', address):
        return silence(request)
    if request.command not in ('GET', 'HEAD'):
        return reply(request, 405)
    files = {'meta_data.json': json.dumps(guest.meta_data()), 'network_data.json': json.dumps(guest.network_data()),
             'vendor_data.json': '{}', 'user_data': guest.user_data}
    parts = path.strip('/').split('/')
    if parts == ['openstack']:
        return reply(request, 200, b'2018-08-27\nlatest')
    if parts[:2] == ['latest', 'meta-data']:  # of EC2, which cloud-init asks as well
        return reply(request, 200, guest.uuid.encode() if parts[2:] else b'instance-id')
    if parts[0] == 'openstack' and len(parts) == 2:
        return reply(request, 200, '\n'.join(files).encode())
    if parts[0] == 'openstack' and parts[2] in files:
        return reply(request, 200, files[parts[2]].encode(), 'application/json')
    return reply(request, 404)


def signal(cloud, request, address, body):
    if cloud.hits('signals', address):
        return reply(request, 503, b'{"title": "Service Unavailable"}', 'application/json')
    cloud.report(address, request.headers.get('X-Auth-Token'), body)
    return reply(request, 200, b'{}', 'application/json')


def download(cloud, request, address, path):
    cloud.requests.append((address, path))
    content = cloud.files.get(path)
    if content is None or cloud.hits(f'404 {path}', address):
        return reply(request, 404)
    if cloud.hits(f'damaged {path}', address):
        content = b'#' + content[1:]
    begin = int((request.headers.get('Range') or 'bytes=0-').split('=')[1].split('-')[0])
    if begin and begin >= len(content):
        return reply(request, 416)
    code, headers = (206, {'Content_Range': f'bytes {begin}-{len(content) - 1}/{len(content)}'}) if begin else (200, {})
    if not begin and cloud.hits(f'cut {path}', address):
        request.send_response(200)
        request.send_header('Content-Length', str(len(content)))
        request.end_headers()
        request.wfile.write(content[:len(content) // 2])
        time.sleep(0.1)
        return silence(request)
    return reply(request, code, content[begin:], 'application/octet-stream', **headers)


def image(cloud, request, path):
    """The part of the OCI distribution API that a pull needs; a mirror's path before the name is of no interest."""
    parts = path.strip('/').split('/')
    if parts == ['v2']:
        return reply(request, 200, b'{}', 'application/json')
    what, reference = parts[-2:]
    if what == 'blobs' and reference in cloud.blobs:
        return reply(request, 200, cloud.blobs[reference], 'application/octet-stream')
    found = cloud.manifests.get(f'{parts[-3]}:{reference}') or cloud.manifests.get(reference)
    if what == 'manifests' and found:
        kind, body, digest = found
        return reply(request, 200, body, kind, Docker_Content_Digest=digest)
    return reply(request, 404, b'{"errors": [{"code": "NOT_FOUND"}]}', 'application/json')
