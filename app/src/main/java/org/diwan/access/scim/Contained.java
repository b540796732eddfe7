package org.diwan.access.scim;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.diwan.access.provision.Holder;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Problem.Code;
import org.diwan.access.provision.Shown;
import org.diwan.access.provision.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A system whose answers break nothing but themselves: whatever fails while it is asked is not done, and no more. */
final class Contained implements Target {

    private static final Logger LOG = LoggerFactory.getLogger(Contained.class);

    private final String system;
    private final Target target;

    Contained(String system, Target target) {
        this.system = system;
        this.target = target;
    }

    @Override
    public Shown show(String userName, Set<String> asked) {
        return contained(() -> target.show(userName, asked));
    }

    @Override
    public void give(Holder person, Set<String> roles) {
        contained(() -> target.give(person, roles));
    }

    @Override
    public void take(String userName, Set<String> roles) {
        contained(() -> target.take(userName, roles));
    }

    @Override
    public void close(String userName, Set<String> roles) {
        contained(() -> target.close(userName, roles));
    }

    @Override
    public Map<String, Set<String>> everybody(Set<String> roles) {
        return contained(() -> target.everybody(roles));
    }

    private void contained(Runnable act) {
        contained(() -> {
            act.run();
            return true;
        });
    }

    private <T> T contained(Supplier<T> act) {
        try {
            return act.get();
        } catch (NotDone e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.warn(
                    "The system {} could not be understood: {}",
                    system,
                    e.getClass().getSimpleName());
            throw new NotDone(Code.UNREADABLE);
        }
    }
}
