package org.diwan.demoscim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users and groups of the systems of the demo. */
@Repository
@InDemoMode
class ScimResources {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ScimResources(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ScimResource> all(String system, Kind kind) {
        return jdbc.sql("select * from demo_scim_resource where system = ? and kind = ? order by created, id")
                .params(system, kind.id())
                .query(this::resource)
                .list();
    }

    List<ScimResource> named(String system, Kind kind, String name) {
        return jdbc.sql("select * from demo_scim_resource where system = ? and kind = ? and name_key = ?")
                .params(system, kind.id(), key(name))
                .query(this::resource)
                .list();
    }

    Optional<ScimResource> find(String system, Kind kind, String id) {
        return jdbc.sql("select * from demo_scim_resource where system = ? and kind = ? and id::text = ?")
                .params(system, kind.id(), id)
                .query(this::resource)
                .optional();
    }

    /** The same, so that nobody else changes it before the transaction ends. */
    Optional<ScimResource> lock(String system, Kind kind, String id) {
        return jdbc.sql("select * from demo_scim_resource where system = ? and kind = ? and id::text = ? for update")
                .params(system, kind.id(), id)
                .query(this::resource)
                .optional();
    }

    /** The groups that a user is in. */
    List<ScimResource> groupsOf(String system, UUID user) {
        return jdbc.sql(
                        """
                select * from demo_scim_resource
                where system = ? and kind = 'Group'
                  and content -> 'members' @> jsonb_build_array(jsonb_build_object('value', ?::text))
                order by created, id""")
                .params(system, user.toString())
                .query(this::resource)
                .list();
    }

    /** Whether the name was free. */
    boolean add(ScimResource resource) {
        return jdbc.sql(
                                """
                insert into demo_scim_resource (system, kind, id, name_key, content, version, created, modified)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing""")
                        .params(
                                resource.system(),
                                resource.kind().id(),
                                resource.id(),
                                key(resource.name()),
                                resource.content().toString(),
                                resource.version(),
                                at(resource.created()),
                                at(resource.modified()))
                        .update()
                == 1;
    }

    /** Whether the name, if it is a new one, was free. */
    boolean change(ScimResource resource) {
        return jdbc.sql(
                                """
                update demo_scim_resource r set name_key = :key, content = :content::jsonb, version = :version, modified = :at
                where system = :system and id = :id and not exists (
                    select from demo_scim_resource o
                    where o.system = r.system and o.kind = r.kind and o.name_key = :key and o.id <> r.id)""")
                        .param("key", key(resource.name()))
                        .param("content", resource.content().toString())
                        .param("version", resource.version())
                        .param("at", at(resource.modified()))
                        .param("system", resource.system())
                        .param("id", resource.id())
                        .update()
                == 1;
    }

    void delete(ScimResource resource) {
        jdbc.sql("delete from demo_scim_resource where system = ? and id = ?")
                .params(resource.system(), resource.id())
                .update();
    }

    private ScimResource resource(ResultSet row, int index) throws SQLException {
        try {
            return new ScimResource(
                    row.getString("system"),
                    row.getString("kind").equals(Kind.USER.id()) ? Kind.USER : Kind.GROUP,
                    row.getObject("id", UUID.class),
                    (ObjectNode) json.readTree(row.getString("content")),
                    row.getInt("version"),
                    row.getTimestamp("created").toInstant(),
                    row.getTimestamp("modified").toInstant());
        } catch (JsonProcessingException e) {
            throw new SQLException("Content is not JSON", e);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
