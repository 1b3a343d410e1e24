# A PDF from a description, a line for each thing, fields set apart by tabs:
#
#	page	WIDTH	HEIGHT	a new page
#	text	X	Y	SIZE	WORDS	words that begin at X, with their foot at Y, counted from
#		the page's upper left corner, in points
#	spread	X	Y	SIZE	ROOM	WORDS	the same, with so much room between characters
#	turned	X	Y	SIZE	WORDS	words that run down the page
#	garbled	X	Y	SIZE	WORDS	words whose font does not tell its characters
#
# The font is not embedded and has no outlines: Han characters are one size wide, those of ASCII
# half of it.  Run with LC_ALL=C: places are counted in bytes.
BEGIN {
	FS = "\t"
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
	out("%PDF-1.4\n")
	objects = 6 # 1 catalog, 2 pages, 3 font, 4 its widths, 5 its characters, 6 the garbled font
}

function out(s) {
	printf "%s", s
	at += length(s)
}

function object(number, s) {
	place[number] = at
	out(number " 0 obj\n" s "\nendobj\n")
}

function stream(number, s) {
	object(number, "<< /Length " length(s) " >>\nstream\n" s "endstream")
}

# The code points of a UTF-8 text, as hexadecimal digits.
function hex(s,    i, b, cp, more, digits) {
	digits = ""
	for (i = 1; i <= length(s); i++) {
		b = byte[substr(s, i, 1)]
		if (b < 128) {
			cp = b
			more = 0
		} else if (b >= 224) {
			cp = b - 224
			more = 2
		} else if (b >= 192) {
			cp = b - 192
			more = 1
		} else {
			cp = cp * 64 + b - 128
			more--
		}
		if (!more)
			digits = digits sprintf("%04X", cp)
	}
	return digits
}

function show(font, matrix, room, s) {
	content = content "BT /" font " " $4 " Tf " room " Tc " matrix " " $2 " " (high - $3) \
	    " Tm <" hex(s) "> Tj ET\n"
}

function end_page() {
	if (!high)
		return
	kids = kids " " (objects + 1) " 0 R"
	pages++
	object(objects + 1, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " wide " " high "]" \
	    " /Resources << /Font << /F 3 0 R /G 6 0 R >> >> /Contents " (objects + 2) " 0 R >>")
	stream(objects + 2, content)
	objects += 2
	content = ""
}

$1 == "page" {
	end_page()
	wide = $2
	high = $3
}

$1 == "text" { show("F", "1 0 0 1", 0, $5) }
$1 == "spread" { show("F", "1 0 0 1", $5, $6) }
$1 == "turned" { show("F", "0 -1 1 0", 0, $5) }
$1 == "garbled" { show("G", "1 0 0 1", 0, $5) }

# Every code of two bytes is the character of that number, in 256 stretches.
function characters(    s, i) {
	s = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" \
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" \
	    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
	for (i = 0; i < 256; i++) {
		if (i % 64 == 0)
			s = s "64 beginbfrange\n"
		s = s sprintf("<%02X00> <%02XFF> <%02X00>\n", i, i, i)
		if (i % 64 == 63)
			s = s "endbfrange\n"
	}
	return s "endcmap\nend\nend\n"
}

function font(extra) {
	return "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H" \
	    " /DescendantFonts [4 0 R]" extra " >>"
}

END {
	end_page()
	object(1, "<< /Type /Catalog /Pages 2 0 R >>")
	object(2, "<< /Type /Pages /Kids [" kids " ] /Count " pages + 0 " >>")
	object(3, font(" /ToUnicode 5 0 R"))
	object(4, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song" \
	    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>" \
	    " /DW 1000 /W [32 126 500] /FontDescriptor << /Type /FontDescriptor" \
	    " /FontName /Song /Flags 4 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80" \
	    " /ItalicAngle 0 /FontBBox [0 -120 1000 880] >> >>")
	stream(5, characters())
	# The garbled one says of every character that it is a private one.
	object(6, font(" /ToUnicode " (objects + 1) " 0 R"))
	private = characters()
	gsub(/ <[0-9A-F][0-9A-F]00>\n/, " <E000>\n", private)
	stream(objects + 1, private)
	start = at
	out("xref\n0 " (objects + 2) "\n0000000000 65535 f \n")
	for (i = 1; i <= objects + 1; i++)
		out(sprintf("%010d 00000 n \n", place[i]))
	out("trailer\n<< /Size " (objects + 2) " /Root 1 0 R >>\nstartxref\n" start "\n%%EOF\n")
}
