package io.trackyard.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Finds tasks that need each other. A depth-first walk with a stack of its own, since real plans have chains that are
 * deeper than a thread's stack.
 */
final class Cycles {
    private enum Mark {
        ON_PATH,
        DONE
    }

    private final Map<TaskId, Task> tasks;
    private final Map<TaskId, Mark> marks = new HashMap<>();
    private final List<List<Task>> found = new ArrayList<>();

    private Cycles(Map<TaskId, Task> tasks) {
        this.tasks = tasks;
    }

    /** The cycles in order of the first task met, each starting with it: what each task needs comes next. */
    static List<List<Task>> of(Map<TaskId, Task> tasks) {
        Cycles search = new Cycles(tasks);
        tasks.values().forEach(search::walk);
        return search.found;
    }

    private void walk(Task start) {
        if (marks.containsKey(start.id())) {
            return;
        }
        Deque<Task> path = new ArrayDeque<>();
        Deque<Iterator<TaskId>> open = new ArrayDeque<>();
        enter(start, path, open);
        while (!path.isEmpty()) {
            if (!open.peekLast().hasNext()) {
                marks.put(path.removeLast().id(), Mark.DONE);
                open.removeLast();
                continue;
            }
            Task next = tasks.get(open.peekLast().next());
            if (next == null) {
                continue;
            }
            if (marks.get(next.id()) == Mark.ON_PATH) {
                found.add(path.stream().dropWhile(task -> task != next).toList());
            } else if (!marks.containsKey(next.id())) {
                enter(next, path, open);
            }
        }
    }

    private void enter(Task task, Deque<Task> path, Deque<Iterator<TaskId>> open) {
        marks.put(task.id(), Mark.ON_PATH);
        path.addLast(task);
        open.addLast(task.needs().iterator());
    }
}
