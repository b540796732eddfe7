package org.diwan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who leads whom, and who stands in for whom. */
@Component
class Lines {

    private final StaffList staff;
    private final Clock clock;

    Lines(StaffList staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    /** Whether those above the person lead each other. */
    boolean isCircle(String person) {
        Set<String> seen = new HashSet<>();
        String one = person;
        while (one != null) {
            if (!seen.add(one)) {
                return true;
            }
            one = leader(one);
        }
        return false;
    }

    /** The next above the person who may decide; none where there is none, or where they lead each other. */
    Optional<String> managerOf(String person, Predicate<String> may) {
        if (isCircle(person)) {
            return Optional.empty();
        }
        String one = leader(person);
        while (one != null && !(isHere(one) && may.test(one))) {
            one = leader(one);
        }
        return Optional.ofNullable(one);
    }

    /** Who decides in this one's place: the deputy, else the next above. */
    Optional<String> standInFor(String userName, Predicate<String> may) {
        return deputyOf(userName, may).or(() -> managerOf(userName, may));
    }

    Optional<String> deputyOf(String userName, Predicate<String> may) {
        return staff.find(userName)
                .flatMap(member -> Optional.ofNullable(member.deputy()))
                .filter(deputy -> isHere(deputy) && may.test(deputy));
    }

    boolean isHere(String userName) {
        return staff.find(userName)
                .filter(member -> member.isHere(LocalDate.now(clock)))
                .isPresent();
    }

    private @Nullable String leader(String userName) {
        return staff.find(userName).map(StaffMember::manager).orElse(null);
    }
}
