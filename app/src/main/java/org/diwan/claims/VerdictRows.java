package org.diwan.claims;

import java.time.OffsetDateTime;
import java.util.List;
import org.diwan.claims.JudgedClaim.Line;
import org.diwan.claims.JudgedClaim.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down what the rules said; a few statements for many claims. */
@Repository
class VerdictRows {

    private static final String LINES =
            """
            update claim_line l
               set outcome = v.outcome, allowed = v.allowed, allowed_quantity = v.quantity, proposed = v.proposed,
                   reason = v.reason, decided_by = 'rules', decided_at = :now
              from unnest(:ids::bigint[], :outcomes::text[], :allowed::numeric[], :quantities::integer[],
                          :proposed::numeric[], :reasons::text[]) as v(id, outcome, allowed, quantity, proposed, reason)
             where l.id = v.id""";

    private static final String RULES =
            """
            insert into claim_rule (line_id, seq, rule, outcome, args)
            select * from unnest(:ids::bigint[], :seqs::integer[], :rules::text[], :outcomes::text[], :args::json[])""";

    private static final String JUDGEMENTS =
            """
            insert into claim_judgement (claim_id, rules_version, facts, judged_at)
            select id, :version, facts, :now from unnest(:ids::bigint[], :facts::json[]) as j(id, facts)""";

    private static final String CLAIMS =
            """
            update claim c set state = v.state, judged_at = :now
              from unnest(:ids::bigint[], :states::text[]) as v(id, state)
             where c.id = v.id and c.state = 'waiting'""";

    private final JdbcClient db;

    VerdictRows(JdbcClient db) {
        this.db = db;
    }

    void write(List<JudgedClaim> judged, String version, OffsetDateTime now) {
        claims(new Columns<>(judged), version, now);
        Columns<Line> lines =
                new Columns<>(judged.stream().flatMap(JudgedClaim::lines).toList());
        db.sql(LINES)
                .param("ids", lines.of(line -> line.stored().id()))
                .param("outcomes", lines.of(line -> line.verdict().outcome()))
                .param("allowed", lines.of(line -> line.verdict().allowed()))
                .param("quantities", lines.of(line -> line.verdict().allowedQuantity()))
                .param("proposed", lines.of(line -> line.verdict().proposed()))
                .param("reasons", lines.of(line -> line.verdict().reason()))
                .param("now", now)
                .update();
        Columns<Rule> rules =
                new Columns<>(lines.rows().stream().flatMap(Line::rules).toList());
        db.sql(RULES)
                .param("ids", rules.of(Rule::lineId))
                .param("seqs", rules.of(Rule::seq))
                .param("rules", rules.of(rule -> rule.finding().rule()))
                .param("outcomes", rules.of(rule -> rule.finding().outcome()))
                .param("args", rules.of(rule -> ClaimJson.write(rule.finding().args())))
                .update();
    }

    private void claims(Columns<JudgedClaim> claims, String version, OffsetDateTime now) {
        String[] ids = claims.of(one -> one.claim().id());
        int updated = db.sql(CLAIMS)
                .param("ids", ids)
                .param("states", claims.of(one -> one.verdict().isPended() ? "pended" : "judged"))
                .param("now", now)
                .update();
        if (updated != claims.rows().size()) {
            throw new IllegalStateException("A claim was judged by somebody else meanwhile");
        }
        db.sql(JUDGEMENTS)
                .param("ids", ids)
                .param("facts", claims.of(one -> ClaimJson.write(one.facts())))
                .param("version", version)
                .param("now", now)
                .update();
    }
}
