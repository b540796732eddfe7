package org.diwan.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of words by which lines of the catalogue are found. */
@Component
class CatalogueIndex {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CatalogueIndex(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Something by which a line is found.
     *
     * @param listing its place among the listings of the service
     * @param words spelt by {@link Spelling}, a space at either end
     * @param weight how much a word in it says, up to 1
     */
    record Entry(String service, int listing, String language, String words, double weight) {}

    /** A line that was found. */
    record Line(String service, int listing, double score) {}

    /**
     * One way in which a word of the reader may be meant.
     *
     * @param word which of the words, from 1
     * @param share how much of all that was typed the word is
     * @param exact whether it counts as a whole word only
     */
    record Form(int word, double share, String text, boolean exact) {}

    /** Keeps these and no others; of two nodes the second waits and finds the work done. */
    @Transactional
    void keep(Set<Entry> entries) {
        jdbc.sql("lock table catalogue_text in share row exclusive mode").update();
        Set<Entry> kept = new HashSet<>(
                jdbc.sql("select * from catalogue_text").query(Entry.class).list());
        if (kept.equals(entries)) {
            return;
        }
        jdbc.sql("delete from catalogue_text").update();
        batches.batchUpdate(
                "insert into catalogue_text (service, listing, language, words, weight) values (?, ?, ?, ?, ?)",
                entries.stream()
                        .map(e -> new Object[] {e.service(), e.listing(), e.language(), e.words(), e.weight()})
                        .toList());
    }

    /** The lines in whose texts, of any language, most of what was typed occurs or nearly occurs; the best first. */
    @Transactional(readOnly = true)
    List<Line> find(Collection<Form> forms) {
        jdbc.sql("set local pg_trgm.strict_word_similarity_threshold = 0.35").update();
        return jdbc.sql(
                        """
                        with hit as (
                            select t.service, t.listing, f.word, f.share,
                                   max(t.weight * case
                                       when f.exact then 0.7
                                       when t.words like '% ' || f.form || ' %' then 1
                                       when t.words like '% ' || f.form || '%' then 0.9
                                       else 0.8 * strict_word_similarity(f.form, t.words) end) as score
                            from unnest(:words::int[], :shares::float8[], :forms::text[], :exact::bool[])
                                 as f(word, share, form, exact)
                            join catalogue_text t on t.words like '% ' || f.form || ' %'
                                 or not f.exact and (t.words like '% ' || f.form || '%' or f.form <<% t.words)
                            group by t.service, t.listing, f.word, f.share)
                        select service, listing, sum(share * score) as score
                        from (select service, listing, word, share, max(score) as score from hit
                              group by service, listing, word, share) best
                        group by service, listing
                        having sum(share) > 0.6
                        order by score desc, service, listing
                        limit 50
                        """)
                .param("words", forms.stream().map(Form::word).toArray(Integer[]::new))
                .param("shares", forms.stream().map(Form::share).toArray(Double[]::new))
                .param("forms", forms.stream().map(Form::text).toArray(String[]::new))
                .param("exact", forms.stream().map(Form::exact).toArray(Boolean[]::new))
                .query(Line.class)
                .list();
    }
}
