-- views.sql - what people ask of the database; the same for SQLite and PostgreSQL.
--
-- A rate is NULL when a figure that it needs is missing or is no number, and when it would be
-- divided by 0; never 0 for want of figures.  `inferred` counts the figures behind a row whose
-- place was worked out, not read (facts.state).  What is added up is what is printed.
--
-- The lines right below CREATE VIEW become the view's comment.  (一) and the like are lines of
-- the forms; Articles are those of the Regulations on Open Government Information of 2019
-- (政府信息公开条例), of which Article 50 asks for the figures.

CREATE VIEW statistics AS
-- The statistics appendix of the forms v2014 and v2008, a line a row: the figure of the column
-- `count`; of a line that stands twice, the first counts.
SELECT f.doc, f.year, f.region_code, f.agency, f.schema, f."row", f.value, f.unit,
	CASE f.state WHEN 'inferred' THEN 1 ELSE 0 END AS inferred
FROM facts AS f
JOIN (SELECT doc, "row", min(seq) AS seq
	FROM facts WHERE "table" = 'statistics' AND col = 'count'
	GROUP BY doc, "row") AS one ON one.doc = f.doc AND one.seq = f.seq;

CREATE VIEW answer_lines AS
-- What became of requests, a line a row: of the forms v2019 and v2021 the column 总计 of section
-- 三 (requests.total), of v2014 and v2008 the lines of the appendix.
SELECT r.doc, r.year, r.region_code, r.agency, r.schema, 'requests' AS source, r."row",
	r.total AS value,
	CASE WHEN EXISTS (SELECT 1 FROM facts AS f
		WHERE f.doc = r.doc AND f.state = 'inferred' AND f."table" = 'requests'
			AND f."row" = r."row" AND f.col = 'total') THEN 1 ELSE 0 END AS inferred
FROM requests AS r
UNION ALL
SELECT doc, year, region_code, agency, schema, 'statistics', "row", value, inferred
FROM statistics;

CREATE VIEW denial_grounds AS
-- The grounds that each form has for a denial: of v2019 and v2021 those of 三（三）不予公开
-- (Articles 14 to 16 and 36 (7)), of v2014 those of 不同意公开答复数, of v2008 those of
-- 否决公开答复数.
WITH ground (schema, ground) AS (VALUES
	('v2021', 'denied_state_secret'), ('v2021', 'denied_law'), ('v2021', 'denied_security'),
	('v2021', 'denied_third_party'), ('v2021', 'denied_internal'),
	('v2021', 'denied_process'), ('v2021', 'denied_enforcement'), ('v2021', 'denied_inquiry'),
	('v2014', 'refused_state_secret'), ('v2014', 'refused_trade_secret'),
	('v2014', 'refused_privacy'), ('v2014', 'refused_security'),
	('v2014', 'refused_not_information'), ('v2014', 'refused_other_law'),
	('v2008', 'denied_nonexistent'), ('v2008', 'denied_not_held'), ('v2008', 'denied_unclear'),
	('v2008', 'denied_exempt_1'), ('v2008', 'denied_exempt_2'), ('v2008', 'denied_exempt_3'),
	('v2008', 'denied_exempt_4'), ('v2008', 'denied_exempt_5'), ('v2008', 'denied_exempt_6'),
	('v2008', 'denied_not_information'), ('v2008', 'denied_other'))
SELECT schema, ground FROM ground
UNION ALL
SELECT 'v2019', ground FROM ground WHERE schema = 'v2021';

CREATE VIEW answers AS
-- What became of the requests of a report, a row a report and source.
-- received: 一 new; statistics.received.  answered: 三（七）total; statistics.answered.
-- granted: （一）granted; agreed.  partial: （二）partial; agreed_partly.
-- denied: the sum of the eight lines of （三）, all of which must be there; refused; denied.
-- carried_in, carried_out: 二 and 四; the appendix has no such lines.
WITH line AS (
	SELECT l.*, CASE WHEN l."row" IN ('refused', 'denied') THEN 1
		WHEN l.source = 'requests' AND l."row" IN
			(SELECT ground FROM denial_grounds WHERE schema = 'v2021') THEN 1
		ELSE 0 END AS denial
	FROM answer_lines AS l),
wide AS (
	SELECT doc, source, max(schema) AS schema,
		max(CASE WHEN "row" IN ('new', 'received') THEN value END) AS received,
		max(CASE WHEN "row" = 'carried_in' THEN value END) AS carried_in,
		max(CASE WHEN "row" = 'carried_out' THEN value END) AS carried_out,
		max(CASE WHEN "row" IN ('total', 'answered') THEN value END) AS answered,
		max(CASE WHEN "row" IN ('granted', 'agreed') THEN value END) AS granted,
		max(CASE WHEN "row" IN ('partial', 'agreed_partly') THEN value END) AS partial,
		sum(CASE WHEN denial = 1 THEN value END) AS denied,
		count(CASE WHEN denial = 1 THEN value END) AS denials,
		max(CASE WHEN "row" IN ('new', 'received') THEN inferred ELSE 0 END)
			AS received_inferred,
		sum(CASE WHEN "row" IN ('total', 'answered', 'granted', 'agreed', 'partial',
			'agreed_partly') THEN inferred ELSE 0 END) AS disclosure_inferred,
		sum(CASE WHEN denial = 1 OR "row" IN ('total', 'answered') THEN inferred
			ELSE 0 END) AS denial_inferred
	FROM line GROUP BY doc, source)
SELECT w.doc, r.year, r.agency_level, nullif(substr(r.region_code, 1, 2), '') AS province,
	r.region_code, r.agency, w.schema, w.source, w.received, w.carried_in, w.carried_out,
	w.answered, w.granted, w.partial,
	CASE WHEN w.denials = CASE w.source WHEN 'requests' THEN 8 ELSE 1 END
		THEN w.denied END AS denied,
	w.received_inferred, w.disclosure_inferred, w.denial_inferred
FROM wide AS w JOIN reports AS r ON r.doc = w.doc;

CREATE VIEW disclosure_rates AS
-- How much of what was asked for was disclosed, a row a report.
-- rate = (granted + partial) / answered; rate_in_full = granted / answered.
-- v2019, v2021: section 三, （（一）予以公开 + （二）部分公开） / （七）总计 (Articles 36 (1), (2), 37).
-- v2014, v2008: (agreed + agreed_partly) / answered.  v2014 tells what was public already
-- (already_public) apart, and it is not counted here; the later forms count it in （一）.
SELECT doc, year, agency_level, province, region_code, agency, schema, source,
	granted, partial, answered,
	1.0 * (granted + partial) / nullif(answered, 0) AS rate,
	1.0 * granted / nullif(answered, 0) AS rate_in_full,
	disclosure_inferred AS inferred
FROM answers;

CREATE VIEW denial_rates AS
-- Denials by ground, a row a report and ground of its form.
-- rate = the ground's line / answered; share = the ground's line / denied.
-- v2019, v2021: section 三, （三）1 to 8 / （七）总计 (Articles 14 to 16, 36 (7)).
-- v2014: refused_... / answered, and / refused.  v2008: denied_... / answered, and / denied.
SELECT a.doc, a.year, a.agency_level, a.province, a.region_code, a.agency, a.schema, a.source,
	g.ground, l.value AS refusals, a.denied, a.answered,
	1.0 * l.value / nullif(a.answered, 0) AS rate,
	1.0 * l.value / nullif(a.denied, 0) AS share,
	coalesce(l.inferred, 0) AS inferred
FROM answers AS a
JOIN denial_grounds AS g ON g.schema = a.schema
LEFT JOIN answer_lines AS l ON l.doc = a.doc AND l.source = a.source AND l."row" = g.ground;

CREATE VIEW correction_rates AS
-- How often reconsideration or a court put the authority right, a row a report and channel.
-- rate = corrected / concluded; concluded = upheld + corrected + other; what is pending is not
-- decided, and not counted.
-- v2019, v2021: section 四, 结果纠正 / (结果维持 + 结果纠正 + 其他结果) (Article 51).  The channel
-- litigation is 未经复议直接起诉 (litigation_direct) and 复议后起诉 (litigation_after) added up.
-- v2014: 被依法纠错数 / its three lines, of reconsiderations and of litigations.
WITH channel AS (
	SELECT p.doc, p.schema, p."row" AS channel, p.upheld, p.corrected, p.other, p.pending,
		p.total, (SELECT count(*) FROM facts AS f
			WHERE f.doc = p.doc AND f.state = 'inferred' AND f."table" = 'proceedings'
				AND f."row" = p."row" AND f.col IN ('upheld', 'corrected', 'other'))
			AS inferred
	FROM proceedings AS p
	WHERE p."row" IN ('reconsideration', 'litigation_direct', 'litigation_after')),
channels AS (
	SELECT doc, schema, channel, upheld, corrected, other, pending, total, inferred
	FROM channel
	UNION ALL
	SELECT doc, max(schema), 'litigation',
		CASE count(upheld) WHEN 2 THEN sum(upheld) END,
		CASE count(corrected) WHEN 2 THEN sum(corrected) END,
		CASE count(other) WHEN 2 THEN sum(other) END,
		CASE count(pending) WHEN 2 THEN sum(pending) END,
		CASE count(total) WHEN 2 THEN sum(total) END, sum(inferred)
	FROM channel WHERE channel <> 'reconsideration' GROUP BY doc
	UNION ALL
	SELECT doc, max(schema), substr("row", 1, length(kind) - 1),
		max(CASE WHEN "row" = kind || '_upheld' THEN value END),
		max(CASE WHEN "row" = kind || '_corrected' THEN value END),
		max(CASE WHEN "row" = kind || '_other' THEN value END), NULL,
		max(CASE WHEN "row" = kind THEN value END),
		sum(CASE WHEN "row" <> kind THEN inferred ELSE 0 END)
	FROM statistics JOIN (SELECT 'reconsiderations' AS kind UNION ALL SELECT 'litigations') AS k
		ON "row" IN (kind, kind || '_upheld', kind || '_corrected', kind || '_other')
	WHERE schema = 'v2014'
	GROUP BY doc, substr("row", 1, length(kind) - 1))
SELECT c.doc, r.year, r.agency_level, nullif(substr(r.region_code, 1, 2), '') AS province,
	r.region_code, r.agency, c.schema, c.channel, c.upheld, c.corrected, c.other, c.pending,
	c.total, c.upheld + c.corrected + c.other AS concluded,
	1.0 * c.corrected / nullif(c.upheld + c.corrected + c.other, 0) AS rate, c.inferred
FROM channels AS c JOIN reports AS r ON r.doc = c.doc;

CREATE VIEW requests_per_100000 AS
-- Requests newly received (一 new; statistics.received) per 100,000 people of the place in the
-- year of the report, a row a report.  rate = received * 100000 / people.
-- Empty unless the table population was given, and only for the places and years that it has.
-- What the agencies of a place received is not added up.
SELECT a.doc, a.year, a.agency_level, a.province, a.region_code, a.agency, a.schema, a.source,
	a.received, p.people, 100000.0 * a.received / nullif(p.people, 0) AS rate,
	a.received_inferred AS inferred
FROM answers AS a
JOIN population AS p ON p.region_code = a.region_code AND p.year = a.year;

CREATE VIEW measures AS
-- The rates above, a row an agency, year and measure: received, disclosure_rate, denial_rate
-- (denied / answered), correction_rate_reconsideration, correction_rate_litigation,
-- requests_per_100000.
-- documents: how many reports say something of it.  Where they do not say the same, value is
-- NULL and differ is 1.  Reports whose agency, place or year is not known are left out.
WITH measure AS (
	SELECT doc, year, agency_level, region_code, agency, 'received' AS measure,
		received AS value, received_inferred AS inferred FROM answers
	UNION ALL
	SELECT doc, year, agency_level, region_code, agency, 'disclosure_rate', rate, inferred
	FROM disclosure_rates
	UNION ALL
	SELECT doc, year, agency_level, region_code, agency, 'denial_rate',
		1.0 * denied / nullif(answered, 0), denial_inferred FROM answers
	UNION ALL
	SELECT doc, year, agency_level, region_code, agency, 'correction_rate_' || channel, rate,
		inferred FROM correction_rates WHERE channel IN ('reconsideration', 'litigation')
	UNION ALL
	SELECT doc, year, agency_level, region_code, agency, 'requests_per_100000', rate, inferred
	FROM requests_per_100000)
SELECT year, max(agency_level) AS agency_level, substr(region_code, 1, 2) AS province,
	region_code, agency, measure,
	CASE WHEN min(value) = max(value) THEN min(value) END AS value,
	CASE WHEN min(value) <> max(value) THEN 1 ELSE 0 END AS differ,
	count(DISTINCT doc) AS documents, max(inferred) AS inferred
FROM measure
WHERE year IS NOT NULL AND region_code <> '' AND agency <> ''
GROUP BY year, region_code, agency, measure;

CREATE VIEW year_on_year AS
-- Each measure beside that of the year before, of the same agency by its name and place.
-- change = value - value_before; growth = change / value_before.
-- inferred counts the figures of both years.
SELECT n.year, n.agency_level, n.province, n.region_code, n.agency, n.measure,
	b.value AS value_before, n.value, n.value - b.value AS change,
	1.0 * (n.value - b.value) / nullif(b.value, 0) AS growth,
	n.inferred + b.inferred AS inferred
FROM measures AS n
JOIN measures AS b ON b.region_code = n.region_code AND b.agency = n.agency
	AND b.measure = n.measure AND b.year = n.year - 1;

CREATE VIEW percentiles AS
-- Where a measure stands among those of the agencies of the same level and province in the
-- same year: percentile = (rank - 1) / (agencies - 1), 0 for the lowest and 1 for the highest,
-- NULL for one that stands alone.  Equal values have equal percentiles; those that are NULL
-- are not counted.  The province is the first two digits of region_code.
SELECT year, agency_level, province, region_code, agency, measure, value,
	count(*) OVER (PARTITION BY measure, year, agency_level, province) AS agencies,
	CASE WHEN count(*) OVER (PARTITION BY measure, year, agency_level, province) > 1
		THEN percent_rank() OVER
			(PARTITION BY measure, year, agency_level, province ORDER BY value)
		END AS percentile,
	inferred
FROM measures WHERE value IS NOT NULL AND agency_level <> '';

CREATE VIEW failing_checks AS
-- The checks that failed, a row a check and cell that took part in it, with what stands there.
-- A check none of whose cells is a fact of the document has one row, without a cell.
SELECT c.doc, c.year, c.region_code, c.agency, c.rule, c.scope, c.severity, c."left", c."right",
	c.delta, c.seq AS "check", f."table", f."row", f.col, f.value, f.state, f.raw, f.line,
	CASE f.state WHEN 'inferred' THEN 1 ELSE 0 END AS inferred, c.cells, c.other
FROM checks AS c
LEFT JOIN facts AS f ON f.doc = c.doc AND replace(' ' || c.cells || ' ',
	' ' || f."table" || '.' || f."row" || '.' || f.col || '@' || f.line || ' ', '')
	<> ' ' || c.cells || ' '
WHERE c.status = 'fail';
