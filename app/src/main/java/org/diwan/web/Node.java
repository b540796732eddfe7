package org.diwan.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * This running house among all that share the database. Work that is locked is locked in its name, so that the next
 * start of the same node knows what an earlier run left behind and need not wait until the locks run out. Locks of other
 * nodes are theirs until then.
 */
@Component
public class Node {

    private final String place;
    private final String owner;

    /** @param name one a node, the same at each start; absent: host and port, which no two running houses share */
    Node(@Value("${diwan.node:}") String name, @Value("${server.port:8080}") int port) throws UnknownHostException {
        this.place = (name.isBlank() ? InetAddress.getLocalHost().getHostName() + ":" + port : name) + "/";
        this.owner = place + UUID.randomUUID();
    }

    /** In whose name this run locks work. */
    public String owner() {
        return owner;
    }

    /** What the names of all runs of this node begin with. */
    public String place() {
        return place;
    }
}
