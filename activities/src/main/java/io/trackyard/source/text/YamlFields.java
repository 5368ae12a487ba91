package io.trackyard.source.text;

import io.trackyard.plan.NearestName;
import io.trackyard.plan.Position;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.YamlValue.Entry;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.text.YamlValue.Scalar;
import io.trackyard.source.text.YamlValue.Sequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one mapping, read as what they should be. A value of the wrong type is a fault and then absent, so that
 * reading goes on and finds the next one.
 */
public final class YamlFields {
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final int line;
    private final Faults faults;

    private YamlFields(int line, Faults faults) {
        this.line = line;
        this.faults = faults;
    }

    /**
     * The keys of a mapping; those not known are faults.
     *
     * @param what whose keys they are, for people: {@code "a task"}
     */
    public static YamlFields of(YamlValue value, String what, List<String> known, Faults faults) {
        YamlFields fields = new YamlFields(value.line(), faults);
        if (!(value instanceof Mapping mapping)) {
            faults.add(value.line(), "%s is a mapping of keys to values, not %s", what, value.kind());
            return fields;
        }
        for (Entry entry : mapping.entries()) {
            if (known.contains(entry.key())) {
                fields.values.put(entry.key(), entry.value());
            } else {
                faults.add(unknownKey(entry, what, known, faults.at(entry.line())));
            }
        }
        return fields;
    }

    private static Problem unknownKey(Entry entry, String what, List<String> known, Position position) {
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-key")
                .what("\"%s\" is no key of %s", entry.key(), what)
                .at(position.file(), position.line());
        NearestName.question(entry.key(), known)
                .ifPresentOrElse(draft::remedy, () -> draft.remedy("its keys are " + String.join(", ", known)));
        return draft.build();
    }

    public int line() {
        return line;
    }

    /** Whether the key is there, with a good value or a bad one. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Optional<YamlValue> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Nullable
    public String text(String key) {
        return value(key).flatMap(value -> textOf(key, value, faults)).orElse(null);
    }

    /** A text that YAML may take for a number: an id or a title. */
    @Nullable
    public String name(String key) {
        return value(key).flatMap(value -> nameOf(key, value)).map(Scalar::text).orElse(null);
    }

    /** One text or a list of them, each with its line; absent where the key is. */
    @Nullable
    public List<Scalar> texts(String key) {
        return value(key)
                .map(value -> items(value).stream()
                        .flatMap(item -> scalarOf(key, item, faults).stream())
                        .toList())
                .orElse(null);
    }

    /** As {@link #name}, of one or a list of them; empty where the key is absent. */
    public List<Scalar> names(String key) {
        return value(key)
                .map(value -> items(value).stream()
                        .flatMap(item -> nameOf(key, item).stream())
                        .toList())
                .orElse(List.of());
    }

    @Nullable
    public Integer integer(String key, int least, int most) {
        Scalar scalar = scalar(key, "a whole number");
        if (scalar == null) {
            return null;
        }
        boolean whole = scalar.type() == Scalar.Type.INTEGER && scalar.text().matches("[0-9]{1,9}");
        int number = whole ? Integer.parseInt(scalar.text()) : -1;
        if (number < least || number > most) {
            faults.add(scalar.line(), "%s is a whole number from %d to %d, not %s", key, least, most, shown(scalar));
            return null;
        }
        return number;
    }

    @Nullable
    public Boolean bool(String key) {
        Scalar scalar = scalar(key, "true or false");
        if (scalar == null) {
            return null;
        }
        if (scalar.type() != Scalar.Type.BOOLEAN) {
            faults.add(scalar.line(), "%s is true or false, not %s", key, shown(scalar));
            return null;
        }
        return Boolean.valueOf(scalar.text());
    }

    @Nullable
    public Integer seconds(String key) {
        Scalar scalar = scalar(key, Amounts.DURATION_FORM);
        return scalar == null ? null : parsed(key, scalar, Amounts.seconds(scalar.text()), Amounts.DURATION_FORM);
    }

    /** As {@link #seconds}, and 0 for what is switched off. */
    @Nullable
    public Integer secondsOrOff(String key) {
        String form = Amounts.DURATION_FORM + "; or 0 to switch it off";
        Scalar scalar = scalar(key, form);
        return scalar == null ? null : parsed(key, scalar, Amounts.secondsFrom(0, scalar.text()), form);
    }

    /** A whole number from 1 on, also one like {@code 400k} or {@code 2M}. */
    @Nullable
    public Long count(String key) {
        Scalar scalar = scalar(key, Amounts.COUNT_FORM);
        return scalar == null ? null : parsed(key, scalar, Amounts.count(scalar.text()), Amounts.COUNT_FORM);
    }

    /** Dollars, in millionths of one. */
    @Nullable
    public Long microDollars(String key) {
        Scalar scalar = scalar(key, Amounts.DOLLARS_FORM);
        return scalar == null ? null : parsed(key, scalar, Amounts.microDollars(scalar.text()), Amounts.DOLLARS_FORM);
    }

    @Nullable
    public Long mebibytes(String key) {
        Scalar scalar = scalar(key, Amounts.SIZE_FORM);
        return scalar == null ? null : parsed(key, scalar, Amounts.mebibytes(scalar.text()), Amounts.SIZE_FORM);
    }

    /**
     * Some of an enum's constants, as one or a list of them.
     *
     * @param none the word for none of them
     */
    public <E extends Enum<E>> @Nullable List<E> choices(String key, Class<E> type, String none) {
        List<String> names = names(type);
        String form = "%s or a list of %s".formatted(none, String.join(", ", names));
        List<Scalar> words = texts(key);
        if (words == null || (words.size() == 1 && words.get(0).text().equals(none))) {
            return words == null ? null : List.of();
        }
        return words.stream()
                .flatMap(word -> {
                    int index = names.indexOf(word.text());
                    Optional<E> constant = index < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[index]);
                    return Optional.ofNullable(parsed(key, word, constant, form)).stream();
                })
                .distinct()
                .toList();
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
        List<String> names = names(type);
        String form = String.join(" or ", names);
        Scalar scalar = scalar(key, form);
        if (scalar == null) {
            return null;
        }
        // YAML takes off for false, and people write it without quotes
        boolean off = scalar.type() == Scalar.Type.BOOLEAN && scalar.text().equals("false");
        int index = names.indexOf(off ? "off" : scalar.text());
        Optional<E> constant = index < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[index]);
        return parsed(key, scalar, constant, form);
    }

    /** The values of a list, or the one value that stands instead of a list. */
    public static List<YamlValue> items(YamlValue value) {
        return value instanceof Sequence sequence ? sequence.items() : List.of(value);
    }

    private <T> @Nullable T parsed(String key, Scalar scalar, Optional<T> value, String form) {
        if (value.isEmpty()) {
            faults.add(scalar.line(), "%s is %s, not %s", key, form, shown(scalar));
        }
        return value.orElse(null);
    }

    private @Nullable Scalar scalar(String key, String form) {
        YamlValue value = values.get(key);
        if (value == null || value instanceof Scalar) {
            return (Scalar) value;
        }
        faults.add(value.line(), "%s is %s, not %s", key, form, value.kind());
        return null;
    }

    /** A text that is not blank; what YAML takes for something else must stand in quotes. */
    public static Optional<String> textOf(String key, YamlValue value, Faults faults) {
        return scalarOf(key, value, faults).map(Scalar::text);
    }

    private static Optional<Scalar> scalarOf(String key, YamlValue value, Faults faults) {
        if (value instanceof Scalar scalar
                && scalar.type() == Scalar.Type.TEXT
                && !scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        boolean quotable = value instanceof Scalar scalar && !scalar.text().isBlank();
        faults.add(
                value.line(),
                "%s is a text, not %s%s",
                key,
                value instanceof Scalar scalar ? shown(scalar) : value.kind(),
                quotable ? "; put it in quotes" : "");
        return Optional.empty();
    }

    private Optional<Scalar> nameOf(String key, YamlValue value) {
        boolean number = value instanceof Scalar scalar
                && (scalar.type() == Scalar.Type.INTEGER || scalar.type() == Scalar.Type.DECIMAL);
        return number ? Optional.of((Scalar) value) : scalarOf(key, value, faults);
    }

    private static String shown(Scalar scalar) {
        return scalar.text().isBlank() ? "nothing" : "\"" + scalar.text() + "\"";
    }
}
