package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the chain without looking through it.
 *
 * @param sealed how many entries are sealed
 * @param head the last signed one
 * @param checked when it was last looked through
 * @param alterable whether the application's own role could change the tables
 * @param exchanged whether nothing is sealed, since the file of heads was opened with another chain
 */
record ChainState(long sealed, @Nullable Head head, @Nullable AuditLine checked, boolean alterable, boolean exchanged) {

    /** How far it was looked through. */
    public long checkedTo() {
        return number("entries");
    }

    /** How much was found then. */
    public long findings() {
        return number("findings");
    }

    /** What to make of it: not looked through yet, broken, or well. */
    public String tone() {
        if (exchanged) {
            return "bad";
        }
        return checked == null ? "" : findings() > 0 ? "bad" : "ok";
    }

    private long number(String name) {
        return detail().path(name).asLong();
    }

    private JsonNode detail() {
        try {
            return checked == null ? MissingNode.getInstance() : new ObjectMapper().readTree(checked.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
