package org.diwan.access.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Problem.Code;
import org.jspecify.annotations.Nullable;

/** What a system answered: done, not there, or there already; anything else is {@link NotDone}. */
record ScimReply(int status, @Nullable ObjectNode content) {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    boolean notFound() {
        return status == NOT_FOUND;
    }

    boolean conflict() {
        return status == CONFLICT;
    }

    /** Nothing else than done will do. */
    ScimReply done() {
        if (notFound() || conflict()) {
            throw new NotDone(Code.REFUSED, status);
        }
        return this;
    }

    ObjectNode object() {
        if (content == null) {
            throw new NotDone(Code.UNREADABLE);
        }
        return content;
    }
}
