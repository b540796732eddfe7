package org.diwan.access.scim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diwan.access.provision.Holder;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Problem.Code;
import org.diwan.access.provision.Shown;
import org.diwan.access.provision.Target;

/**
 * A system that speaks SCIM 2.0. A role is a group there. Who is in it is read from the user and from the group, since
 * some systems show it at one of them only: gone is what neither shows. Only what is not so yet is changed.
 */
class ScimTarget implements Target {

    private final ScimClient client;
    private final ScimDirectory directory;

    ScimTarget(ScimClient client) {
        this.client = client;
        this.directory = new ScimDirectory(client);
    }

    @Override
    public Shown show(String userName, Set<String> asked) {
        Optional<ScimUser> found = directory.user(userName);
        if (found.isEmpty()) {
            return Shown.NOBODY;
        }
        ScimUser user = found.get();
        Set<String> roles = new TreeSet<>();
        Set<String> unsure = new TreeSet<>();
        user.groups().stream()
                .map(ScimUser.Group::name)
                .filter(name -> !name.isEmpty())
                .forEach(roles::add);
        asked.forEach(role -> look(user, role, roles, unsure));
        return new Shown(user.active(), roles, unsure);
    }

    /** A role is gone when neither user nor group shows it, and given when its group is found. */
    private void look(ScimUser user, String role, Set<String> roles, Set<String> unsure) {
        Optional<String> group = directory.group(role);
        boolean isNamed = roles.removeIf(name -> name.equalsIgnoreCase(role));
        boolean isMember = group.filter(id -> isIn(user, id)).isPresent();
        if (isMember || isNamed) {
            roles.add(role);
        }
        if (group.isEmpty() || isNamed && !isMember) {
            unsure.add(role);
        }
    }

    @Override
    public void give(Holder person, Set<String> roles) {
        Map<String, String> groups = new LinkedHashMap<>();
        new TreeSet<>(roles).forEach(role -> directory.group(role).ifPresent(group -> groups.put(role, group)));
        if (!groups.isEmpty()) {
            ScimUser user = directory.user(person.userName()).orElseGet(() -> make(person));
            if (!user.active()) {
                client.patch(path(user), ScimChanges.active(true)).done();
            }
            groups.values().stream().filter(group -> !isIn(user, group)).forEach(group -> client.patch(
                            path(group), ScimChanges.addMember(user.id()))
                    .done());
        }
        Set<String> missing = new TreeSet<>(roles);
        missing.removeAll(groups.keySet());
        if (!missing.isEmpty()) {
            throw new NotDone(Code.ROLE_MISSING, missing);
        }
    }

    /** Whoever made the account a moment before us did the same. */
    private ScimUser make(Holder person) {
        ScimReply made = client.post(ScimDirectory.USERS, ScimChanges.newUser(person));
        if (made.notFound()) {
            made.done();
        }
        return directory.user(person.userName()).orElseThrow(() -> new NotDone(Code.DIFFERS));
    }

    @Override
    public void take(String userName, Set<String> roles) {
        Set<String> missing = new TreeSet<>();
        directory.user(userName).ifPresent(user -> new TreeSet<>(roles).forEach(role -> {
            Optional<String> group = directory.group(role);
            Set<String> groups = user.groupsNamed(role);
            group.filter(id -> isIn(user, id)).ifPresent(groups::add);
            groups.forEach(id -> remove(user, id));
            if (group.isEmpty()) {
                missing.add(role);
            }
        }));
        if (!missing.isEmpty()) {
            throw new NotDone(Code.ROLE_MISSING, missing);
        }
    }

    @Override
    public void close(String userName, Set<String> roles) {
        directory.user(userName).ifPresent(user -> {
            if (user.active()) {
                client.patch(path(user), ScimChanges.active(false)).done();
            }
            Set<String> groups = new TreeSet<>();
            user.groups().stream()
                    .filter(ScimUser.Group::direct)
                    .map(ScimUser.Group::id)
                    .forEach(groups::add);
            roles.forEach(role -> directory
                    .group(role)
                    .filter(group -> !groups.contains(group) && isIn(user, group))
                    .ifPresent(groups::add));
            groups.forEach(group -> remove(user, group));
        });
    }

    /** A group that is gone has nobody. */
    private void remove(ScimUser user, String group) {
        ScimReply reply = client.patch(path(group), ScimChanges.removeMember(user.id()));
        if (!reply.notFound()) {
            reply.done();
        }
    }

    @Override
    public Map<String, Set<String>> everybody(Set<String> roles) {
        Map<String, String> userNames = new HashMap<>();
        Map<String, Set<String>> holders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> byGroup = new HashMap<>();
        roles.forEach(role -> directory.group(role).ifPresent(group -> {
            byGroup.put(group, role);
            holders.put(role, new TreeSet<>());
        }));
        directory.users().forEach(user -> {
            userNames.put(user.id(), user.userName());
            user.groups().stream()
                    .filter(ScimUser.Group::direct)
                    .map(group -> byGroup.getOrDefault(group.id(), group.name()))
                    .forEach(role -> holders.computeIfAbsent(role, name -> new TreeSet<>())
                            .add(user.userName()));
        });
        byGroup.forEach((group, role) -> directory.members(group).stream()
                .map(userNames::get)
                .filter(Objects::nonNull)
                .forEach(holders.getOrDefault(role, new TreeSet<>())::add));
        Map<String, Set<String>> asked = new TreeMap<>();
        roles.stream().filter(holders::containsKey).forEach(role -> asked.put(role, holders.get(role)));
        return asked;
    }

    private boolean isIn(ScimUser user, String group) {
        return user.isIn(group) || directory.members(group).contains(user.id());
    }

    private static String path(ScimUser user) {
        return ScimDirectory.USERS + "/" + ScimDirectory.id(user.id());
    }

    private static String path(String group) {
        return ScimDirectory.GROUPS + "/" + ScimDirectory.id(group);
    }
}
