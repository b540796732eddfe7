package org.diwan.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.diwan.cases.FourEyes;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.TaskTaken;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Acts on many tasks, each in a transaction of its own: what is wrong with one stops no other. */
@Component
class ManyTasks {

    private final Tasks tasks;
    private final Passing passing;
    private final TaskPages pages;

    ManyTasks(Tasks tasks, Passing passing, TaskPages pages) {
        this.tasks = tasks;
        this.passing = passing;
        this.pages = pages;
    }

    /**
     * What became of one.
     *
     * @param title null where the person may not see it
     * @param result {@code done}, {@code taken} (by {@code holder}), {@code free}, {@code gone} or {@code four-eyes}
     */
    record Item(
            String id,
            @Nullable String title,
            @Nullable String client,
            @Nullable String reference,
            String result,
            @Nullable String holder,
            @Nullable Instant since) {

        public boolean done() {
            return result.equals("done");
        }
    }

    List<Item> claim(List<String> ids, SignedIn person, Locale locale) {
        return each(ids, person, locale, task -> tasks.claim(task.id(), person.userName(), Groups.of(person)));
    }

    List<Item> giveBack(List<String> ids, SignedIn person, Locale locale) {
        return each(ids, person, locale, task -> tasks.giveBack(task.id(), person.userName()));
    }

    List<Item> pass(List<String> ids, String to, String why, SignedIn person, Locale locale) {
        return each(ids, person, locale, task -> {
            if (!passing.isColleague(task, to)) {
                throw new NotOfGroup();
            }
            String holder = person.may(Permission.TASKS_REASSIGN) ? task.assignee() : person.userName();
            passing.pass(task.id(), person, to, why, holder);
        });
    }

    /** The colleague may not take such a task. */
    private static final class NotOfGroup extends RuntimeException {}

    /** Those chosen, before anything is done. */
    List<Item> chosen(List<String> ids, SignedIn person, Locale locale) {
        return each(ids, person, locale, task -> {});
    }

    private List<Item> each(List<String> ids, SignedIn person, Locale locale, Consumer<Task> act) {
        WorkGroups groups = Groups.of(person);
        Map<String, Task> mine = new HashMap<>();
        ids.forEach(id -> tasks.find(id).filter(groups::have).ifPresent(task -> mine.put(id, task)));
        Map<String, TaskPages.Named> names = pages.named(mine.values(), locale);
        List<Item> items = new ArrayList<>();
        for (String id : ids.stream().distinct().toList()) {
            Task task = mine.get(id);
            TaskPages.Named name = names.get(id);
            Item item = new Item(id, null, null, null, "gone", null, null);
            if (task != null && name != null) {
                item = new Item(id, name.title(), name.client(), task.reference(), "done", null, null);
                item = tried(item, task, act);
            }
            items.add(item);
        }
        return items;
    }

    private static Item tried(Item item, Task task, Consumer<Task> act) {
        try {
            act.accept(task);
            return item;
        } catch (TaskTaken taken) {
            return result(item, taken.holder() == null ? "free" : "taken", taken.holder(), taken.since());
        } catch (TaskGone gone) {
            return result(item, "gone", null, null);
        } catch (FourEyes decidedBefore) {
            return result(item, "four-eyes", null, null);
        } catch (NotOfGroup other) {
            return result(item, "not-of-group", null, null);
        }
    }

    private static Item result(Item item, String result, @Nullable String holder, @Nullable Instant since) {
        return new Item(item.id(), item.title(), item.client(), item.reference(), result, holder, since);
    }
}
