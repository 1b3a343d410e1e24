# ogi-decode: Word documents.
bats_require_minimum_version 1.5.0
load helper

NS='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL=http://schemas.openxmlformats.org/officeDocument/2006/relationships

# part NAME ELEMENT: what stdin says, inside the element, as a part of the document at hand.
part() {
	mkdir -p "made/${1%/*}"
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<w:%s %s>%s</w:%s>\n' "$2" "$NS" "$(cat)" "$2" \
		>"made/$1"
}

# relation TYPE TARGET: an element of a part with relationships.
relation() {
	printf '<Relationship Id="r%s" Type="%s/%s" Target="%s"/>' "$2" "$REL" "$1" "$2"
}

# relations NAME: those on stdin.
relations() {
	mkdir -p "made/${1%/*}"
	printf '<Relationships xmlns="x">%s</Relationships>' "$(cat)" >"made/$1"
}

# store NAME PART...: a zip of parts and folders.
store() {
	local name=$PWD/$1
	shift
	printf '<Types/>' >'made/[Content_Types].xml'
	(cd made && zip -q -X -r - '[Content_Types].xml' "$@") >"$name"
	rm -r made
}

# pack NAME: the parts as a document.
pack() {
	[ -e made/_rels/.rels ] || relation officeDocument word/document.xml |
		relations _rels/.rels
	store "$1" .
}

# word: a document whose body is stdin, and what ogi-decode makes of it, without the doc, end
# and meta records, to `got`; stderr to `err`.
word() {
	sed 's/^[[:space:]]*//' | tr -d '\n' | sed 's/.*/<w:body>&<\/w:body>/' |
		part word/document.xml document
	pack a.docx
	decode a.docx
}

decode() {
	ogi-decode "$1" 2>err | awk -F'\t' '$1 !~ /^(doc|end|meta)$/' >got
}

# p TEXT, t TEXT: a paragraph, a run of words.
t() {
	printf '<w:r><w:t>%s</w:t></w:r>' "$1"
}

p() {
	printf '<w:p>%s</w:p>' "$(t "$1")"
}

# c TEXT [PROPERTIES]: a cell.
c() {
	printf '<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' "${2-}" "$(p "$1")"
}

span() {
	printf '<w:gridSpan w:val="%s"/>' "$1"
}

DOWN='<w:vMerge w:val="restart"/>'
ON='<w:vMerge/>'

# gives: `got` is what stdin says.
gives() {
	lines wanted
	same wanted got
}

# --- the container

@test "a document is a frame with its format; the file's own title is kept, its author is not" {
	p '一、总体情况' | sed 's/.*/<w:body>&<\/w:body>/' | part word/document.xml document
	mkdir made/docProps
	cat >made/docProps/core.xml <<-'E'
		<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>示例局年报</dc:title>
		<dc:creator>某人</dc:creator></cp:coreProperties>
	E
	{
		relation officeDocument word/document.xml
		relation core-properties docProps/core.xml
	} | relations _rels/.rels
	pack a.docx
	status 0 ogi-decode a.docx
	grep -v '^meta.\(sha256\|bytes\)' out >got
	gives <<-'E'
		doc\ta.docx
		meta\tformat\tdocx
		meta\tpage_title\t示例局年报
		text\t1\t一、总体情况
		end\ta.docx
	E
	[ ! -s err ]
}

@test "a title that a program wrote is none" {
	p 一 | sed 's/.*/<w:body>&<\/w:body>/' | part word/document.xml document
	mkdir made/docProps
	printf '<x><title>Microsoft Word 文档</title></x>' >made/docProps/core.xml
	{
		relation officeDocument word/document.xml
		relation core-properties docProps/core.xml
	} | relations _rels/.rels
	pack a.docx
	ogi-decode a.docx >out
	[ "$(grep -c page_title out)" -eq 0 ]
}

@test "the part with the words is the one that the package names, wherever it stands" {
	p 错 | sed 's/.*/<w:body>&<\/w:body>/' | part word/document.xml document
	p 对 | sed 's/.*/<w:body>&<\/w:body>/' | part word/document2.xml document
	relation officeDocument /word/document2.xml | relations _rels/.rels
	pack a.docx
	decode a.docx
	gives <<<'text\t1\t对'
}

@test "a package without relationships has its words in word/document.xml" {
	p 一 | sed 's/.*/<w:body>&<\/w:body>/' | part word/document.xml document
	store a.docx word
	decode a.docx
	gives <<<'text\t1\t一'
}

@test "the strict namespaces, and any prefix, are as good" {
	mkdir -p made/word
	cat >made/word/document.xml <<-'E'
		<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main">
		<body><p><r><t>一</t></r></p></body></document>
	E
	pack a.docx
	decode a.docx
	gives <<<'text\t1\t一'
}

@test "a part in UTF-16 is read" {
	mkdir -p made/word
	printf '\357\273\277<?xml version="1.0" encoding="UTF-16"?><w:document %s><w:body>%s</w:body></w:document>' \
		"$NS" "$(p '一、总体情况')" | iconv -f utf-8 -t utf-16le >made/word/document.xml
	pack a.docx
	decode a.docx
	gives <<<'text\t1\t一、总体情况'
}

@test "one XML file, as Word laid a package flat" {
	cat >a.xml <<-E
		<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
		<?mso-application progid="Word.Document"?>
		<pkg:package xmlns:pkg="p"><pkg:part pkg:name="/word/header1.xml"><pkg:xmlData>
		<w:hdr $NS>$(p 眉)</w:hdr></pkg:xmlData></pkg:part>
		<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>
		<w:document $NS><w:body>$(p 一)</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>
	E
	decode a.xml
	gives <<<'text\t1\t一'
}

@test "one XML file of Word 2003: its numbers stand there worked out, deletions are left out" {
	cat >a.doc <<-E
		<?xml version="1.0" encoding="UTF-8"?>
		<?mso-application progid="Word.Document"?>
		<w:wordDocument xmlns:w="w" xmlns:wx="wx" xmlns:aml="aml"><w:body><wx:sect>
		<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="一、"/></w:listPr></w:pPr>$(t 总体情况)</w:p>
		<w:tbl><w:tr>$(c 甲 '<w:vmerge w:val="restart"/>')$(c 1)</w:tr>
		<w:tr>$(c '' '<w:vmerge/>')<w:tc><w:p><aml:annotation aml:type="Word.Deletion"><aml:content>$(t 8)</aml:content></aml:annotation>$(t 2)</w:p></w:tc></w:tr></w:tbl>
		<w:sectPr><w:hdr>$(p 眉)</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>
	E
	decode a.doc
	gives <<-'E'
		text\t1\t一、总体情况
		table\t2\tmarkup
		row\t2\t甲\t1
		row\t4\t\\^\t2
	E
}

# --- paragraphs

@test "each paragraph is a line with its number; words over several runs come together" {
	word <<-E
		<w:p>$(t 主动公开)$(t 12)<w:proofErr w:type="spellStart"/>$(t 件)</w:p>
		<w:p/>
		$(p 完)
	E
	gives <<-'E'
		text\t1\t主动公开12件
		text\t2\t
		text\t3\t完
	E
}

@test "blanks at the ends of a run count only where it says so" {
	word <<-'E'
		<w:p><w:r><w:t xml:space="preserve">  甲 </w:t></w:r><w:r><w:t> 乙 </w:t></w:r></w:p>
	E
	gives <<<'text\t1\t  甲 乙'
}

@test "a line break inside a paragraph ends a line" {
	word <<-E
		<w:p><w:r><w:t>一、总体情况</w:t><w:br/><w:t>全年</w:t><w:cr/><w:t>完</w:t></w:r></w:p>
		$(p 二)
	E
	gives <<-'E'
		text\t1\t一、总体情况
		text\t1\t全年
		text\t1\t完
		text\t2\t二
	E
}

@test "hyphens that do not break, soft hyphens and symbols" {
	word <<-'E'
		<w:p><w:r><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>6</w:t>
		<w:sym w:font="Wingdings" w:char="25A1"/></w:r></w:p>
	E
	gives <<<'text\t1\t-56□'
}

@test "a tab is a blank where it indents or stands in one line alone" {
	word <<-E
		<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:tab/><w:t>甲</w:t></w:r></w:p>
		<w:p><w:r><w:tab/><w:t>乙</w:t></w:r></w:p>
		$(p 丙)
		<w:p><w:r><w:t>电话：1</w:t><w:tab/><w:t>邮编：2</w:t></w:r></w:p>
	E
	gives <<-'E'
		text\t1\t 甲
		text\t2\t 乙
		text\t3\t丙
		text\t4\t电话：1 邮编：2
	E
}

@test "tabs in lines below each other set columns" {
	word <<-E
		$(p 表)
		<w:p><w:r><w:t>规章</w:t><w:tab/><w:t>1</w:t></w:r></w:p>
		<w:p><w:r><w:tab/><w:t>规范性文件</w:t><w:tab/><w:t>2</w:t></w:r></w:p>
	E
	gives <<-'E'
		text\t1\t表
		text\t2\t规章\\t1
		text\t3\t\\t规范性文件\\t2
	E
}

@test "tracked changes: what was put in is there, what was taken out is not" {
	word <<-E
		<w:p>$(t 共)<w:ins>$(t 12)</w:ins><w:del><w:r><w:delText>8</w:delText></w:r></w:del>
		<w:moveFrom>$(t 9)</w:moveFrom><w:moveTo>$(t 件)</w:moveTo></w:p>
	E
	gives <<<'text\t1\t共12件'
}

@test "a paragraph whose mark was deleted goes on with the next" {
	word <<-E
		<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>$(t 一、总体)</w:p>
		$(p 情况)
		$(p 完)
	E
	gives <<-'E'
		text\t1\t一、总体情况
		text\t3\t完
	E
}

@test "former properties are no properties" {
	word <<-E
		<w:p><w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>
		<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>
		$(p 乙)
	E
	gives <<-'E'
		text\t1\t甲
		text\t2\t乙
	E
}

@test "hidden words are left out, by themselves or by their style" {
	part word/styles.xml styles <<-'E'
		<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>
	E
	relation styles styles.xml | relations word/_rels/document.xml.rels
	word <<-'E'
		<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r>
		<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>2</w:t></w:r>
		<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>4</w:t></w:r></w:p>
	E
	gives <<<'text\t1\t24'
}

@test "of a field, the result stands there, not its code" {
	word <<-E
		<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = 1+1 </w:instrText></w:r>
		<w:r><w:fldChar w:fldCharType="separate"/></w:r>$(t 2)<w:r><w:fldChar w:fldCharType="end"/></w:r>
		<w:fldSimple w:instr="DATE">$(t 日)</w:fldSimple></w:p>
	E
	gives <<<'text\t1\t2日'
}

@test "what a field asks for inside its code is not its result" {
	char() { printf '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' "$1"; }
	word <<-E
		<w:p>$(char begin)<w:r><w:instrText> IF </w:instrText></w:r>$(char begin)<w:r><w:instrText> MERGEFIELD a </w:instrText></w:r>$(char separate)$(t 99)$(char end)<w:r><w:instrText> = 1 </w:instrText></w:r>$(char separate)$(t 5)$(char end)$(t 件)</w:p>
		<w:p>$(char begin)$(t 8)</w:p>
		$(p 完)
	E
	gives <<-'E'
		text\t1\t5件
		text\t2\t
		text\t3\t完
	E
}

@test "what a list lets the reader choose is not known: a note tells" {
	word <<-E
		<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="3"/></w:ddList></w:ffData></w:fldChar></w:r>$(t 件)</w:p>
	E
	grep -q $'^note\t1\twarning\tpart_unread\ta list to choose from (ddList) stands here' got
}

@test "raised and lowered figures stay apart from those before them" {
	part word/styles.xml styles <<-'E'
		<w:style w:type="character" w:styleId="a"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
		<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>
	E
	relation styles styles.xml | relations word/_rels/document.xml.rels
	raised() { printf '<w:r><w:rPr>%s</w:rPr><w:t>%s</w:t></w:r>' "$1" "$2"; }
	word <<-E
		<w:p>$(t 12)$(raised '<w:vertAlign w:val="superscript"/>' 注0123456789)$(t 件)</w:p>
		<w:p>$(t 12)$(raised '<w:vertAlign w:val="subscript"/>' 10)$(t 3)</w:p>
		<w:p>$(t 12)$(raised '<w:rStyle w:val="b"/>' 1)$(raised '<w:rStyle w:val="b"/><w:vertAlign w:val="baseline"/>' 3)</w:p>
		<w:p>$(t 12)<m:sSup xmlns:m="m"><m:e>$(t 4)</m:e><m:sup>$(t 2)</m:sup></m:sSup>$(t 3)</w:p>
	E
	gives <<-'E'
		text\t1\t12注⁰¹²³⁴⁵⁶⁷⁸⁹件
		text\t2\t12₁₀3
		text\t3\t12¹3
		text\t4\t124²3
	E
}

@test "words that are struck out are left out, with a note" {
	word <<-E
		<w:p>$(t 共)<w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>7</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>6</w:t></w:r></w:p>
		$(p 件)
	E
	gives <<-'E'
		text\t1\t共6
		text\t2\t件
		note\t1\twarning\tstruck_out\twords are struck out, here and maybe further on; they were left out
	E
}

@test "links, smart tags and content controls are passed through; readings above are not" {
	word <<-E
		<w:sdt><w:sdtPr><w:alias w:val="名"/></w:sdtPr><w:sdtContent><w:p>
		<w:hyperlink><w:smartTag>$(t 甲)</w:smartTag></w:hyperlink>
		<w:sdt><w:sdtContent>$(t 乙)</w:sdtContent></w:sdt>
		<w:r><w:ruby><w:rt>$(t pinyin)</w:rt><w:rubyBase>$(t 丙)</w:rubyBase></w:ruby></w:r>
		</w:p></w:sdtContent></w:sdt>
	E
	gives <<<'text\t1\t甲乙丙'
}

@test "a text box is read once, be it there twice for two versions of Word" {
	box="<w:txbxContent>$(p 框)</w:txbxContent>"
	word <<-E
		<w:p>$(t 甲)<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><a:t xmlns:a="a">图</a:t>$box</w:drawing></mc:Choice>
		<mc:Fallback><w:pict>$box</w:pict></mc:Fallback></mc:AlternateContent></w:r>$(t 乙)</w:p>
		<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Fallback><w:pict>$box</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
	E
	gives <<-'E'
		text\t2\t框
		text\t1\t甲乙
		text\t4\t框
		text\t3\t
	E
}

@test "footnotes and endnotes follow the words; a mark for one changes no figure" {
	part word/footnotes.xml footnotes <<-E
		<w:footnote w:type="separator" w:id="-1">$(p 线)</w:footnote><w:footnote w:id="1">$(p 注一)</w:footnote>
	E
	part word/endnotes.xml endnotes <<<"<w:endnote w:id=\"1\">$(p 尾注)</w:endnote>"
	{
		relation footnotes footnotes.xml
		relation endnotes endnotes.xml
	} | relations word/_rels/document.xml.rels
	word <<-E
		<w:p>$(t 共3)<w:r><w:footnoteReference w:id="1"/></w:r>$(t 件)</w:p>
	E
	gives <<-'E'
		text\t1\t共3件
		text\t2\t注一
		text\t3\t尾注
	E
}

@test "headers, footers and what stands in the section's properties are left out" {
	part word/header1.xml hdr <<<"$(p 眉)"
	word <<-E
		$(p 甲)<w:sectPr><w:headerReference w:type="default"/></w:sectPr>
	E
	gives <<<'text\t1\t甲'
}

@test "a file of another format inside the document is noted" {
	word <<-E
		$(p 甲)<w:altChunk r:id="a" xmlns:r="r"/>
	E
	gives <<-'E'
		text\t1\t甲
		note\t1\twarning\tpart_unread\ta file of another format (altChunk, subDoc) stands here, which was not read
	E
}

# --- automatic numbers

# numbered NUMBERING: the relationships and parts for numbers.
numbered() {
	part word/numbering.xml numbering
	{
		relation numbering numbering.xml
		relation styles styles.xml
	} | relations word/_rels/document.xml.rels
	[ -e made/word/styles.xml ] || part word/styles.xml styles </dev/null
}

# level N FORMAT TEXT [MORE], list N TEXT [LEVEL]: a list's level; a paragraph of list N.
level() {
	printf '<w:lvl w:ilvl="%s"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>' \
		"$1" "$2" "${4-}" "$3"
}

list() {
	printf '<w:p><w:pPr><w:numPr><w:ilvl w:val="%s"/><w:numId w:val="%s"/></w:numPr></w:pPr>%s</w:p>' \
		"${3-0}" "$1" "$(t "$2")"
}

@test "automatic numbers stand before the words: 一、 （一） 1." {
	numbered <<-E
		<w:abstractNum w:abstractNumId="0">$(level 0 chineseCounting '%1、')$(level 1 chineseCountingThousand '（%2）')$(level 2 decimal '%3.')</w:abstractNum>
		<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
	E
	word <<-E
		$(list 1 总体情况)$(list 1 概述 1)$(list 1 甲 2)$(list 1 乙 2)$(list 1 成效 1)$(list 1 丙 2)$(p 文)$(list 1 公开)$(list 1 丁 1)
	E
	gives <<-'E'
		text\t1\t一、总体情况
		text\t2\t（一）概述
		text\t3\t1. 甲
		text\t4\t2. 乙
		text\t5\t（二）成效
		text\t6\t1. 丙
		text\t7\t文
		text\t8\t二、公开
		text\t9\t（一）丁
	E
}

@test "numbers in the formats of Word" {
	formats='decimal decimalZero decimalEnclosedCircle decimalEnclosedParen decimalFullWidth upperLetter lowerLetter upperRoman lowerRoman chineseCounting ideographDigital japaneseCounting taiwaneseCountingThousand chineseLegalSimplified ideographTraditional ideographZodiac none bullet unheardOf'
	n=0
	lists=
	for format in $formats; do
		n=$((n + 1))
		lists+="<w:abstractNum w:abstractNumId=\"$n\">$(level 0 "$format" '[%1]' | sed 's/"1"/"12"/')</w:abstractNum>"
		body+=$(list "$n" "$format")
	done
	for i in $(seq "$n"); do
		lists+="<w:num w:numId=\"$i\"><w:abstractNumId w:val=\"$i\"/></w:num>"
	done
	numbered <<<"$lists"
	word <<<"$body"
	cut -f 3 got >list
	cat >wanted <<-'E'
		[12] decimal
		[12] decimalZero
		[⑫] decimalEnclosedCircle
		[⑿] decimalEnclosedParen
		[１２] decimalFullWidth
		[L] upperLetter
		[l] lowerLetter
		[XII] upperRoman
		[xii] lowerRoman
		[十二] chineseCounting
		[一二] ideographDigital
		[十二] japaneseCounting
		[十二] taiwaneseCountingThousand
		[壹拾贰] chineseLegalSimplified
		[12] ideographTraditional
		[亥] ideographZodiac
		[] none
		bullet
		[12] unheardOf
	E
	same wanted list
}

@test "counting in Chinese: tens, hundreds, gaps" {
	n=0
	body=
	lists=
	for start in 1 10 11 20 21 100 105 110 1001 1234; do
		n=$((n + 1))
		lists+="<w:abstractNum w:abstractNumId=\"$n\">$(level 0 chineseCounting '第%1章' | sed "s/\"1\"/\"$start\"/")</w:abstractNum>"
		body+=$(list "$n" 甲)
	done
	for i in $(seq "$n"); do
		lists+="<w:num w:numId=\"$i\"><w:abstractNumId w:val=\"$i\"/></w:num>"
	done
	numbered <<<"$lists"
	word <<<"$body"
	cut -f 3 got >list
	printf '第%s章 甲\n' 一 十 十一 二十 二十一 一百 一百〇五 一百一十 一千〇一 一千二百三十四 >wanted
	same wanted list
}

@test "a list may begin anew, elsewhere, or go on with another's numbers" {
	numbered <<-E
		<w:abstractNum w:abstractNumId="0">$(level 0 decimal '%1、')</w:abstractNum>
		<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
		<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
		<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
	E
	word <<-E
		$(list 1 甲)$(list 2 乙)$(list 3 丙)$(list 3 丁)
	E
	gives <<-'E'
		text\t1\t1、甲
		text\t2\t2、乙
		text\t3\t7、丙
		text\t4\t8、丁
	E
}

@test "a style may give its paragraphs a number, and a paragraph may refuse it" {
	part word/styles.xml styles <<-'E'
		<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
		<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>
		<w:style w:type="paragraph" w:styleId="4"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
	E
	numbered <<-E
		<w:abstractNum w:abstractNumId="0">$(level 0 chineseCounting '%1、')$(level 1 chineseCounting '（%2）' '<w:pStyle w:val="4"/>')</w:abstractNum>
		<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
	E
	word <<-E
		<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr>$(t 甲)</w:p>
		<w:p><w:pPr><w:pStyle w:val="4"/></w:pPr>$(t 乙)</w:p>
		<w:p><w:pPr><w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>$(t 丙)</w:p>
		<w:p><w:pPr><w:pStyle w:val="3"/></w:pPr>$(t 丁)</w:p>
	E
	gives <<-'E'
		text\t1\t一、甲
		text\t2\t（一）乙
		text\t3\t丙
		text\t4\t二、丁
	E
}

@test "a level's number may name those above it, in digits if it says so" {
	numbered <<-E
		<w:abstractNum w:abstractNumId="0">$(level 0 chineseCounting '第%1章')$(level 1 decimal '%1.%2' '<w:isLgl/>')</w:abstractNum>
		<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
	E
	word <<-E
		$(list 1 甲)$(list 1 乙)$(list 1 丙 1)
	E
	gives <<-'E'
		text\t1\t第一章 甲
		text\t2\t第二章 乙
		text\t3\t2.1 丙
	E
}

@test "a deleted paragraph is not counted" {
	numbered <<-E
		<w:abstractNum w:abstractNumId="0">$(level 0 chineseCounting '%1、')</w:abstractNum>
		<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
	E
	word <<-E
		$(list 1 甲)
		<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>$(t 乙)</w:del></w:p>
		$(list 1 丙)
	E
	gives <<-'E'
		text\t1\t一、甲
		text\t3\t二、丙
	E
}

@test "lines of a table of contents set no columns" {
	part word/styles.xml styles <<-'E'
		<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>
	E
	relation styles styles.xml | relations word/_rels/document.xml.rels
	word <<-'E'
		<w:p><w:pPr><w:pStyle w:val="11"/></w:pPr><w:r><w:t>一、总体情况</w:t><w:tab/><w:t>1</w:t></w:r></w:p>
		<w:p><w:pPr><w:pStyle w:val="11"/></w:pPr><w:r><w:t>二、主动公开</w:t><w:tab/><w:t>2</w:t></w:r></w:p>
	E
	gives <<-'E'
		text\t1\t一、总体情况 1
		text\t2\t二、主动公开 2
	E
}

# --- tables

@test "a table: merged cells, empty cells, the number of its rows' first paragraphs" {
	word <<-E
		$(p 表)
		<w:tbl><w:tblPr/><w:tr>$(c 类别 "$(span 2)")$(c 数)</w:tr>
		<w:tr>$(c 甲 "$DOWN")$(c 乙)$(c 1)</w:tr>
		<w:tr>$(c '' "$ON")$(c 丙)$(c '')</w:tr></w:tbl>
		$(p 完)
	E
	gives <<-'E'
		text\t1\t表
		table\t2\tmarkup
		row\t2\t类别\t\\<\t数
		row\t4\t甲\t乙\t1
		row\t7\t\\^\t丙\t
		text\t10\t完
	E
}

@test "cells may be merged in both directions" {
	word <<-E
		<w:tbl><w:tr>$(c 甲 "$(span 2)$DOWN")$(c 1)</w:tr>
		<w:tr>$(c '' "$(span 2)$ON")$(c 2)</w:tr><w:tr>$(c 乙)$(c 丙)$(c 3)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t\\<\t1
		row\t3\t\\^\t\\^\t2
		row\t5\t乙\t丙\t3
	E
}

@test "cells merged to the right in the old way" {
	word <<-E
		<w:tbl><w:tr>$(c 甲 '<w:hMerge w:val="restart"/>')$(c '' '<w:hMerge/>')$(c 1)</w:tr>
		<w:tr>$(c 乙)$(c 丙)$(c 2)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t\\<\t1
		row\t4\t乙\t丙\t2
	E
}

@test "a cell that goes on with none above, or with one of another width, keeps its words" {
	word <<-E
		<w:tbl><w:tr>$(c 甲 "$ON")$(c 1)$(c 2)</w:tr><w:tr>$(c '' "$ON")$(c 3)$(c 4)</w:tr>
		<w:tr>$(c 乙 "$(span 2)$ON")$(c 5)</w:tr><w:tr>$(c 丙)$(c 6)$(c 7)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1\t2
		row\t4\t\\^\t3\t4
		row\t7\t乙\t\\<\t5
		row\t9\t丙\t6\t7
	E
}

@test "words under a merged cell, which no page shows, are left out with a note" {
	word <<-E
		<w:tbl><w:tr>$(c 甲 "$DOWN")$(c 1)</w:tr><w:tr>$(c 9 "$ON")$(c 2)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1
		row\t3\t\\^\t2
		note\t1\twarning\tcell_covered\twords stand in cells that a merged cell covers, where no page shows them; they were left out
	E
}

@test "rows may begin further right" {
	word <<-E
		<w:tbl><w:tr>$(c 甲)$(c 1)$(c 2)</w:tr>
		<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>$(c 3)$(c 4)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1\t2
		row\t4\t\t3\t4
	E
}

@test "columns of the grid in which no cell begins are taken out" {
	word <<-E
		<w:tbl><w:tr>$(c 甲 "$(span 2)")$(c 1 "$(span 3)")$(c 2 "$(span 2)")</w:tr>
		<w:tr>$(c 乙 "$(span 2)")$(c 3 "$(span 5)")</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1\t2
		row\t4\t乙\t3\t\\<
	E
}

@test "edges too near for a character between them are one, unless a cell stands there" {
	grid='<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="100"/><w:gridCol w:w="1000"/></w:tblGrid>'
	word <<-E
		<w:tbl>$grid<w:tr>$(c 甲)$(c 1 "$(span 2)")</w:tr><w:tr>$(c 乙 "$(span 2)")$(c 2)</w:tr></w:tbl>
		<w:tbl>$grid<w:tr>$(c 甲)$(c 1 "$(span 2)")</w:tr><w:tr>$(c 乙)$(c '')$(c 2)</w:tr></w:tbl>
		<w:tbl><w:tr>$(c 甲)$(c 1 "$(span 2)")</w:tr><w:tr>$(c 乙 "$(span 2)")$(c 2)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1
		row\t3\t乙\t2
		table\t5\tmarkup
		row\t5\t甲\t1\t\\<
		row\t7\t乙\t\t2
		table\t10\tmarkup
		row\t10\t甲\t1\t\\<
		row\t12\t乙\t\\<\t2
	E
}

@test "a deleted row is none" {
	word <<-E
		<w:tbl><w:tr>$(c 甲 "$DOWN")$(c 1)</w:tr>
		<w:tr><w:trPr><w:del w:id="1"/></w:trPr>$(c '' "$ON")$(c 8)</w:tr>
		<w:tr><w:trPr><w:ins w:id="2"/></w:trPr>$(c '' "$ON")$(c 2)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1
		row\t3\t\\^\t2
	E
}

@test "a deleted cell is none: those behind it move up; cells being merged are" {
	word <<-E
		<w:tbl><w:tr>$(c 甲)$(c 8 '<w:cellDel w:id="1"/>')$(c 1)</w:tr>
		<w:tr>$(c 乙 '<w:cellMerge w:id="2" w:vMerge="rest"/>')$(c 2 '<w:cellIns w:id="2"/>')</w:tr>
		<w:tr>$(c '' '<w:cellMerge w:id="3" w:vMerge="cont"/>')$(c 3)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1
		row\t4\t乙\t2
		row\t6\t\\^\t3
	E
}

@test "the paragraphs and lines of a cell are lines in it; empty ones and tabs are not" {
	word <<-E
		<w:tbl><w:tr><w:tc>$(p 对外公开)$(p 总数量)<w:p/></w:tc>
		<w:tc><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t对外公开\\n总数量\t甲\\n乙 丙
	E
}

@test "a table of one column is a frame: its words are lines" {
	word <<-E
		<w:tbl><w:tr><w:tc>$(p 一、总体情况)$(p 全年)</w:tc></w:tr><w:tr>$(c 二、主动公开)</w:tr></w:tbl>
	E
	gives <<-'E'
		text\t1\t一、总体情况
		text\t1\t全年
		text\t3\t二、主动公开
	E
}

@test "a table inside a table: the inner is the table, the words around it are lines" {
	word <<-E
		<w:tbl><w:tr>$(c 左)<w:tc>$(p 上)<w:tbl><w:tr>$(c 甲)$(c 1)</w:tr><w:tr>$(c 乙)$(c 2)</w:tr></w:tbl>$(p 下)</w:tc></w:tr>
		<w:tr>$(c 丙)$(c 3)</w:tr></w:tbl>
		$(p 完)
	E
	gives <<-'E'
		text\t1\t左
		text\t1\t上
		table\t3\tmarkup
		row\t3\t甲\t1
		row\t5\t乙\t2
		text\t1\t下
		text\t8\t丙
		text\t8\t3
		text\t10\t完
	E
}

@test "a frame or a single row inside a cell is words of the cell" {
	word <<-E
		<w:tbl><w:tr>$(c 甲)<w:tc><w:tbl><w:tr>$(c 1)</w:tr></w:tbl><w:p/></w:tc></w:tr>
		<w:tr>$(c 乙)$(c 2)</w:tr></w:tbl>
	E
	gives <<-'E'
		table\t1\tmarkup
		row\t1\t甲\t1
		row\t4\t乙\t2
	E
}

# --- damage

@test "a package without its words is rejected" {
	part word/styles.xml styles </dev/null
	pack a.docx
	status 1 ogi-decode --strict a.docx
	grep -v '^meta' out >got
	gives <<-'E'
		doc\ta.docx
		note\t0\terror\tpackage_damaged\tthe part with the document's words is missing; open it in Word or WPS and save it anew
		end\ta.docx
	E
	grep -q '^ogi-decode: a.docx: the part with' err
}

@test "XML that breaks off: what stands before is read, without the row and the figure that are cut" {
	mkdir -p made/word
	printf '<w:document %s><w:body>%s<w:tbl><w:tr>%s</w:tr><w:tr>%s<w:tc><w:p><w:r><w:t>128' \
		"$NS" "$(p 前)" "$(c 甲)$(c 1)" "$(c 乙)" >made/word/document.xml
	pack a.docx
	decode a.docx
	gives <<-'E'
		text\t1\t前
		table\t2\tmarkup
		row\t2\t甲\t1
		note\t0\twarning\txml_damaged\tthe document's XML is damaged or cut off: what stands before that was read, the rest is lost
	E
}

@test "a package that was cut off in transit gives what is left of it, with a note" {
	{
		p 前
		for i in $(seq 4000); do p "$i$((i * 7919 % 9973))"; done
	} | word
	head -c 9000 a.docx >b.docx
	decode b.docx
	grep -q $'^text\t1\t前$' got
	[ "$(grep -c '^text' got)" -lt 4000 ]
	tail -n 1 got | cut -f 1-4 >last
	mv last got
	gives <<<'note\t0\twarning\txml_damaged'
}

@test "an encrypted member is rejected" {
	p 甲 | sed 's/.*/<w:body>&<\/w:body>/' | part word/document.xml document
	printf '<Types/>' >'made/[Content_Types].xml'
	(cd made && zip -q -P geheim -r - .) >a.docx
	status 0 ogi-decode a.docx
	[ "$(grep -c '^text' out)" -eq 0 ]
	grep -q $'^note\t0\terror\tpackage_damaged' out
}

@test "entities of the document's own are not looked up, inside or outside" {
	mkdir -p made/word
	printf 'geheim' >secret
	cat >made/word/document.xml <<-E
		<!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY s SYSTEM "file://$PWD/secret">]>
		<w:document $NS><w:body>$(p '&b;')$(p '&s;')</w:body></w:document>
	E
	pack a.docx
	decode a.docx
	gives <<-'E'
		note\t0\terror\tpackage_damaged\tthe document's words cannot be unpacked; open it in Word or WPS and save it anew
	E
}

@test "a part that unpacks to more than any document holds is rejected, quickly" {
	mkdir -p made/word
	{
		printf '<w:document %s><w:body><w:p><w:r><w:t>甲' "$NS"
		head -c 70000000 /dev/zero | tr '\0' x
		printf '</w:t></w:r></w:p></w:body></w:document>'
	} >made/word/document.xml
	pack a.docx
	[ "$(wc -c <a.docx)" -lt 100000 ]
	decode a.docx
	gives <<-'E'
		note\t0\terror\ttoo_large\tunpacked, it has more than 67108864 bytes; it was left out
	E
}

@test "elements without end, spans without end, attributes without end" {
	yes '<w:p>' | head -n 100000 | word
	grep -q $'\tpackage_damaged\t' got
	word <<-E
		<w:tbl><w:tr>$(c 甲 "$(span 1000000)")$(c 1)</w:tr><w:tr>$(c 乙)$(c 丙)$(c 2)</w:tr></w:tbl>
	E
	grep -q $'^row\t1\t甲\t' got
	grep -q $'\tspans_cut\t' got
	{
		p 前
		printf '<w:p '
		seq -f 'a%.0f="1"' 500000 | tr '\n' ' '
		printf '/>'
	} | word
	cut -f 1-4 got >list
	mv list got
	gives <<-'E'
		text\t1\t前
		note\t0\twarning\txml_damaged
	E
}

@test "what is nested deeper than any document needs is passed over, with a note" {
	{
		p 前
		yes '<w:tbl><w:tr><w:tc>' | head -n 300
		p 深
		yes '</w:tc></w:tr></w:tbl>' | head -n 300
		p 后
	} | word
	grep -v $'^text\t[0-9]*\t$' got >list
	mv list got
	gives <<-'E'
		text\t1\t前
		text\t2\t后
		note\t0\twarning\tnesting_cut\telements are nested deeper than 512; the deepest were passed over
	E
}

@test "a member whose words do not fit its checksum is damaged" {
	p 12345 | sed 's/.*/<w:body>&<\/w:body>/' | part word/document.xml document
	printf '<Types/>' >'made/[Content_Types].xml'
	(cd made && zip -q -X -0 -r - .) | sed 's/12345/12945/' >a.docx
	decode a.docx
	cut -f 1-4 got >list
	mv list got
	gives <<<'note\t0\terror\tpackage_damaged'
}

@test "a table of more cells than any report has is cut, with a note" {
	{
		p 前
		printf '<w:tbl><w:tr>'
		yes '<w:tc/>' | head -n 300000
		printf '</w:tr></w:tbl>'
	} | word
	tail -n 1 got | cut -f 1-4 >list
	mv list got
	gives <<<'note\t2\twarning\ttable_cut'
}

@test "more lines than any report has are too many" {
	{
		p 前
		yes '<w:p/>' | head -n 1100000
	} | word
	tail -n 1 got >list
	mv list got
	gives <<<'note\t0\terror\ttoo_large\tmore than 1048576 lines'
}

@test "words that stand there twice are read once, with a note" {
	p 甲 | sed 's/.*/<w:body>&<\/w:body>/' | part word/document.xml document
	p 乙 | sed 's/.*/<w:body>&<\/w:body>/' | part word/documenT.xml document
	store a.docx word/document.xml word/documenT.xml
	decode a.docx
	gives <<-'E'
		note\t0\twarning\tpart_unread\tthe document's words stand there 2 times; the first were read
		text\t1\t甲
	E
}

@test "a document without words is rejected" {
	word <<<'<w:p/><w:p/>'
	grep '^note' got >list
	mv list got
	gives <<<'note\t0\terror\tno_text\tit holds no words; are they in images?'
}

# --- the chain

@test "a report laid out as a Word document gives the same figures, and its prose word for word" {
	"$ROOT/tests/render" docx "$ROOT/fixtures/reports/shape-tab.txt" >shape.docx
	ogi-decode shape.docx | ogi-split | ogi-tables | ogi-normalize >stream
	ogi-emit -t facts <stream | cut -d , -f 6- | sed 's/,[0-9]*$//' >got
	ogi-decode "$ROOT/fixtures/reports/shape-tab.txt" | ogi-split | ogi-tables | ogi-normalize |
		ogi-emit -t facts | cut -d , -f 6- | sed 's/,[0-9]*$//' >wanted
	[ "$(wc -l <wanted)" -eq 201 ]
	same wanted got
	ogi-decode shape.docx | awk -F'\t' '$1 == "text" && $3 != "" { print $3 }' >got
	grep -v -e $'\t' -e '^$' -e '^-3-$' "$ROOT/fixtures/reports/shape-tab.txt" >wanted
	same wanted got
}
