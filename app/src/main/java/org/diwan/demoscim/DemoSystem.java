package org.diwan.demoscim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The systems of the demo and the groups that they begin with, one for each role of the catalogue. */
enum DemoSystem {
    LEDGER("ledger", List.of("viewer", "preparer", "approver", "closer", "accountant")),
    RECORDS("records", List.of("reader", "archivist", "keeper", "head"));

    private final String id;
    private final List<String> groups;

    DemoSystem(String id, List<String> groups) {
        this.id = id;
        this.groups = groups;
    }

    String id() {
        return id;
    }

    List<String> groups() {
        return groups;
    }

    static Optional<DemoSystem> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
