package org.diwan.claims.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is told of lines: what reviewers decided, then the rules that fired, as adjudication has kept them. */
@Repository
public class FiredRules {

    private final JdbcClient db;

    FiredRules(JdbcClient db) {
        this.db = db;
    }

    /** All of it, by line: the last decision first, then the rules, the strongest first. */
    public Map<Long, List<Fired>> ofLines(List<Long> lines) {
        Map<Long, List<Fired>> fired = new HashMap<>();
        db.sql(
                        """
                select r.line_id, r.rule, r.args::text, l.currency
                from claim_finding r join claim_line l on l.id = r.line_id
                where r.line_id = any(?) order by r.line_id, r.seq""")
                .param(lines.toArray(Long[]::new))
                .query(row -> {
                    fired.computeIfAbsent(row.getLong("line_id"), line -> new ArrayList<>())
                            .add(fired(row));
                });
        return fired;
    }

    /** Of each claim the rule that decided it: the strongest of its lines, of two alike the first. */
    Map<Long, Fired> ofClaims(List<Long> claims) {
        Map<Long, Fired> first = new HashMap<>();
        db.sql(
                        """
                select distinct on (l.claim_id) l.claim_id, r.rule, r.args::text, l.currency
                from claim_line l join claim_finding r on r.line_id = l.id
                where l.claim_id = any(?) and r.seq = (select min(seq) from claim_finding where line_id = l.id)
                order by l.claim_id, array_position(array['PEND', 'DENY', 'REDUCE', 'PAY'], r.outcome), l.line_no""")
                .param(claims.toArray(Long[]::new))
                .query(row -> {
                    first.put(row.getLong("claim_id"), fired(row));
                });
        return first;
    }

    private static Fired fired(ResultSet row) throws SQLException {
        return new Fired(row.getString("rule"), row.getString("args"), row.getString("currency"));
    }
}
