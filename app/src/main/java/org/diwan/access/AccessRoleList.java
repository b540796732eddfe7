package org.diwan.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diwan.cases.RecordList;
import org.springframework.stereotype.Component;

/** {@code registry.accessRoles}: every role that can be asked for, under the name of its system. */
@Component
class AccessRoleList implements RecordList {

    private final Systems systems;

    AccessRoleList(Systems systems) {
        this.systems = systems;
    }

    @Override
    public String name() {
        return "accessRoles";
    }

    @Override
    public List<Map<String, Object>> of(String client, Locale locale) {
        Map<String, String> open = systems.all().stream()
                .filter(TargetSystem::enabled)
                .collect(Collectors.toMap(TargetSystem::id, system -> system.name(locale)));
        return systems.roles().stream()
                .filter(role -> role.enabled() && open.containsKey(role.system()))
                .map(role -> {
                    Map<String, Object> row = new HashMap<>();
                    row.put("value", role.key());
                    row.put("label", open.getOrDefault(role.system(), "") + " – " + role.name(locale));
                    return row;
                })
                .toList();
    }
}
