"""A login manager on a bus of the tests. Runs on the system's own Python.

Argument: address of the bus. Reads commands from standard input, a line each, and answers ``done``:
``lock``, ``sleep``, ``saver``, or the name of a property of the session and ``yes`` or ``no``.
"""

import sys

from gi.repository import Gio, GLib  # pyright: ignore[reportMissingImports]  it is the system's

DESCRIBED = """<node>
<interface name='org.freedesktop.login1.Manager'>
<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>
<signal name='PrepareForSleep'><arg type='b'/></signal>
</interface>
<interface name='org.freedesktop.login1.Session'>
<property name='Id' type='s' access='read'/>
<property name='Active' type='b' access='read'/>
<property name='LockedHint' type='b' access='read'/>
<property name='IdleHint' type='b' access='read'/>
<signal name='Lock'/>
</interface>
</node>"""
LOGIN = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSION = f"{MANAGER}/session/_331"
SAVER = "org.freedesktop.ScreenSaver"
state = {"Active": True, "LockedHint": False, "IdleHint": False}


def on_call(_bus, _sender, _path, _interface, _method, arguments, call):
    """Only the session 31 is known."""
    if arguments.unpack() == ("31",):
        call.return_value(GLib.Variant("(o)", (SESSION,)))
    else:
        call.return_dbus_error("org.freedesktop.login1.NoSuchSession", "no such session")


def on_get(_bus, _sender, _path, _interface, name):
    """A property."""
    return GLib.Variant("s", "31") if name == "Id" else GLib.Variant("b", state[name])


def tell(path, interface, signal, said=None):
    """Send a signal."""
    bus.emit_signal(None, path, interface, signal, said)


def obey(_channel, _condition):
    """Do what the next line says."""
    words = sys.stdin.readline().split()
    if not words:
        loop.quit()
        return False
    if words[0] == "lock":
        tell(SESSION, f"{LOGIN}.Session", "Lock")
    elif words[0] == "sleep":
        tell(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", GLib.Variant("(b)", (True,)))
    elif words[0] == "saver":
        tell("/org/freedesktop/ScreenSaver", SAVER, "ActiveChanged", GLib.Variant("(b)", (True,)))
    else:
        state[words[0]] = words[1] == "yes"
        changed = {words[0]: GLib.Variant("b", state[words[0]])}
        said = GLib.Variant("(sa{sv}as)", (f"{LOGIN}.Session", changed, []))
        tell(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", said)
    print("done", flush=True)
    return True


flags = Gio.DBusConnectionFlags
bus = Gio.DBusConnection.new_for_address_sync(
    sys.argv[1], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
)
manager, session = Gio.DBusNodeInfo.new_for_xml(DESCRIBED).interfaces
bus.register_object(MANAGER, manager, on_call, None, None)
for place in (SESSION, f"{MANAGER}/session/auto"):
    bus.register_object(place, session, None, on_get, None)
loop = GLib.MainLoop()
owned = []
for service in (LOGIN, SAVER):
    Gio.bus_own_name_on_connection(
        bus, service, Gio.BusNameOwnerFlags.NONE, lambda *_one: owned.append(1), None
    )
while len(owned) < 2:
    GLib.MainContext.default().iteration(True)
GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, obey)
print("done", flush=True)
loop.run()
