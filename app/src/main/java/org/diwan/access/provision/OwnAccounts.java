package org.diwan.access.provision;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diwan.identity.Role;
import org.diwan.identity.StaffAccounts;
import org.diwan.identity.StaffAccounts.Newcomer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Diwan itself: its roles are given to its own accounts, in the transaction of whoever asks. */
@Component
class OwnAccounts implements TargetKind, Target {

    private final StaffAccounts accounts;

    OwnAccounts(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "diwan";
    }

    @Override
    public Target reach(String system, @Nullable String address, Patience patience) {
        return this;
    }

    @Override
    public Shown show(String userName, Set<String> asked) {
        return accounts.find(userName)
                .map(account -> new Shown(account.enabled(), ids(account.roles())))
                .orElse(Shown.NOBODY);
    }

    @Override
    public void give(Holder person, Set<String> roles) {
        Set<String> missing = new TreeSet<>();
        Set<Role> known = new TreeSet<>();
        roles.forEach(id -> role(id).ifPresentOrElse(known::add, () -> missing.add(id)));
        if (!known.isEmpty()) {
            if (!accounts.open(new Newcomer(
                    person.userName(), person.nameLatin(), person.nameArabic(), person.office(), person.unit()))) {
                throw new NotDone(Problem.Code.NOT_STAFF);
            }
            known.forEach(role -> accounts.give(person.userName(), role));
        }
        if (!missing.isEmpty()) {
            throw new NotDone(Problem.Code.ROLE_MISSING, missing);
        }
    }

    @Override
    public void take(String userName, Set<String> roles) {
        roles.forEach(id -> role(id).ifPresent(role -> accounts.take(userName, role)));
    }

    @Override
    public void close(String userName, Set<String> roles) {
        accounts.close(userName);
    }

    @Override
    public Map<String, Set<String>> everybody(Set<String> roles) {
        Map<String, Set<String>> holders = new TreeMap<>();
        roles.forEach(id -> role(id).ifPresent(role -> holders.put(id, accounts.having(role))));
        return holders;
    }

    /** What citizens and partners are is no role that staff are given. */
    private static Optional<Role> role(String id) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.CITIZEN && role != Role.PARTNER)
                .filter(role -> role.engineGroup().equals(id))
                .findFirst();
    }

    private static Set<String> ids(Set<Role> roles) {
        return roles.stream().map(Role::engineGroup).collect(Collectors.toCollection(TreeSet::new));
    }
}
