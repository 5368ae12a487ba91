package io.trackyard.source.taskxml;

import java.util.List;
import java.util.Map;

/**
 * One element of a task file.
 *
 * @param attributes by name
 * @param children in order
 * @param text all text within, that of children too; comments are none
 * @param line where it begins, from 1
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text, int line) {
    private static final XmlElement ABSENT = new XmlElement("", Map.of(), List.of(), "", 1);

    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The first child of that name; one without anything where there is none. */
    XmlElement child(String childName) {
        return children.stream()
                .filter(child -> child.name.equals(childName))
                .findFirst()
                .orElse(ABSENT);
    }

    /** The text without the white space around it. */
    String word() {
        return text.strip();
    }
}
