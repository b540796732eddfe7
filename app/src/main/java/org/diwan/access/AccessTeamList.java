package org.diwan.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.diwan.cases.RecordList;
import org.diwan.identity.SignedIn;
import org.springframework.stereotype.Component;

/** {@code registry.accessTeam}: whom somebody may ask for, themselves first. */
@Component
class AccessTeamList implements RecordList {

    private final StaffList staff;

    AccessTeamList(StaffList staff) {
        this.staff = staff;
    }

    @Override
    public String name() {
        return "accessTeam";
    }

    @Override
    public List<Map<String, Object>> of(String client, Locale locale) {
        if (!client.startsWith(SignedIn.STAFF)) {
            return List.of();
        }
        String userName = StaffList.userName(client);
        return Stream.concat(staff.find(userName).stream(), staff.teamOf(userName).stream())
                .map(member -> Map.<String, Object>of(
                        "value",
                        member.userName(),
                        "label",
                        member.displayName(locale) + " (" + member.userName() + ")"))
                .toList();
    }
}
