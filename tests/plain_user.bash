# plain_user COMMAND...: run it without root's right to read every file.  The test is skipped
# where that cannot be had.
plain_user() {
	local without=-dac_override,-dac_read_search
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
		return
	fi
	if ! setpriv --bounding-set=$without --inh-caps=$without true 2>/dev/null; then
		skip 'needs setpriv, to be refused a file as root'
	fi
	setpriv --bounding-set=$without --inh-caps=$without "$@"
}
