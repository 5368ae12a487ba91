package io.trackyard.git;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes refs out of the way and gives them back: {@code refs/heads/x} becomes {@code refs/trackyard/trash/<time>/heads/x},
 * so that all it holds stays reachable. Each step is one transaction: all of it happened, or nothing.
 */
public final class RefTrash {
    private static final String ROOT = "refs/trackyard/trash/";
    private static final String REFS = "refs/";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Repository repository;

    public RefTrash(Repository repository) {
        this.repository = repository;
    }

    /**
     * What was put away at once.
     *
     * @param name of the bag: the time
     * @param refs by the names they had
     */
    public record Bag(String name, Instant at, SortedMap<String, ObjectId> refs) {}

    /** What a bag of that moment is called. */
    public static String nameOf(Instant at) {
        return TIME.format(at);
    }

    /**
     * Puts refs away.
     *
     * @throws RefMoveRefusedException if one of them moved meanwhile; all are where they were then
     */
    public void put(String bag, Collection<RunRef> refs) {
        RefMove move = RefMove.unfenced();
        for (RunRef ref : refs) {
            move = move.create(inBag(bag, ref.name().value()), ref.object()).delete(ref.name(), ref.object());
        }
        repository.refs().demand(move);
    }

    /** All bags, the newest first. */
    public List<Bag> bags() {
        TreeMap<String, SortedMap<String, ObjectId>> bags = new TreeMap<>();
        repository.refs().below(ROOT).forEach((ref, object) -> {
            String[] parts = ref.value().substring(ROOT.length()).split("/", 2);
            bags.computeIfAbsent(parts[0], name -> new TreeMap<>()).put(REFS + parts[1], object);
        });
        List<Bag> newestFirst = new ArrayList<>();
        for (Map.Entry<String, SortedMap<String, ObjectId>> bag :
                bags.descendingMap().entrySet()) {
            newestFirst.add(new Bag(bag.getKey(), timeOf(bag.getKey()), bag.getValue()));
        }
        return newestFirst;
    }

    /** A bag without any ref, as a cleaning leaves it that found none. */
    public static Bag empty(String name) {
        return new Bag(name, timeOf(name), new TreeMap<>());
    }

    /**
     * Gives back what is in a bag.
     *
     * @throws RefMoveRefusedException if there is a ref of one of the names again; nothing moved then
     */
    public void restore(Bag bag) {
        if (bag.refs().isEmpty()) {
            return;
        }
        RefMove move = RefMove.unfenced();
        for (Map.Entry<String, ObjectId> ref : bag.refs().entrySet()) {
            move = move.create(new RefName(ref.getKey()), ref.getValue())
                    .delete(inBag(bag.name(), ref.getKey()), ref.getValue());
        }
        repository.refs().demand(move);
    }

    /** Lets go of what is in a bag: from now on a garbage collection may take it. */
    public void drop(Bag bag) {
        if (bag.refs().isEmpty()) {
            return;
        }
        RefMove move = RefMove.unfenced();
        for (Map.Entry<String, ObjectId> ref : bag.refs().entrySet()) {
            move = move.delete(inBag(bag.name(), ref.getKey()), ref.getValue());
        }
        repository.refs().demand(move);
    }

    private static RefName inBag(String bag, String ref) {
        return new RefName(ROOT + bag + "/" + ref.substring(REFS.length()));
    }

    private static Instant timeOf(String bag) {
        try {
            return TIME.parse(bag, Instant::from);
        } catch (DateTimeParseException notOurs) {
            return Instant.EPOCH;
        }
    }
}
