"""Work off the GUI thread: functions of data, run by a runner that delivers on the GUI thread."""
