package io.trackyard.source.text;

import java.util.List;

/** What stands at one place of a YAML file, with its line, so that every complaint can name it. */
public sealed interface YamlValue {

    /** From 1. */
    int line();

    /** What a person calls it: {@code "a list"}. */
    String kind();

    /** Keys with values, in order, each key once. */
    record Mapping(int line, List<Entry> entries) implements YamlValue {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** One key with its value. */
    record Entry(String key, int line, YamlValue value) {}

    /** Values in order. */
    record Sequence(int line, List<YamlValue> items) implements YamlValue {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A value without parts, as it is written. */
    record Scalar(int line, Type type, String text) implements YamlValue {
        /** What YAML takes it for. */
        public enum Type {
            TEXT("a text"),
            INTEGER("a number"),
            DECIMAL("a number"),
            BOOLEAN("true or false"),
            NOTHING("nothing");

            private final String kind;

            Type(String kind) {
                this.kind = kind;
            }
        }

        @Override
        public String kind() {
            return type.kind;
        }
    }
}
