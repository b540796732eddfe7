package org.diwan.desk;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists that a clerk has given a name. */
@Repository
class SavedFilters {

    /** Of one clerk. */
    static final int MOST = 12;

    static final int LONGEST_NAME = 40;

    private final JdbcClient jdbc;

    SavedFilters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param address what stands after the question mark
     */
    record SavedFilter(long id, String name, String address) {

        public ListAddress list() {
            return ListAddress.parse(address);
        }
    }

    List<SavedFilter> of(String owner) {
        return jdbc.sql("select id, name, address from saved_filter where owner = ? order by id")
                .param(owner)
                .query(SavedFilter.class)
                .list();
    }

    /** Keeps a list under a name; what had the name before makes room. */
    void save(String owner, String name, String address) {
        jdbc.sql(
                        """
                insert into saved_filter (owner, name, address) values (?, ?, ?)
                on conflict (owner, name) do update set address = excluded.address""")
                .params(owner, name, address)
                .update();
    }

    void rename(String owner, long id, String name) {
        jdbc.sql("update saved_filter set name = ? where owner = ? and id = ?")
                .params(name, owner, id)
                .update();
    }

    void delete(String owner, long id) {
        jdbc.sql("delete from saved_filter where owner = ? and id = ?")
                .params(owner, id)
                .update();
    }
}
