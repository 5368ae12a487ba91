package io.trackyard.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A form of tasks, with a repository that holds one task of it, and the file of it that is going to be damaged. */
enum DamagedForm {
    NATIVE("trackyard.yaml", Map.of("trackyard.yaml", """
            agent: ./agent
            tasks:
              - id: one
                title: The first
                prompt: |
                  Do it.
            """)),
    BEADS(".beads/issues.jsonl", Map.of(".beads/issues.jsonl", """
            {"id":"one","title":"The first","description":"Do it.","status":"open","issue_type":"task"}
            {"id":"two","title":"The second","status":"closed","issue_type":"task"}
            """)),
    PLANNING(".planning/phases/01-a/01-01-PLAN.md", Map.of(".planning/phases/01-a/01-01-PLAN.md", """
            ---
            phase: 01-a
            plan: 01
            wave: 1
            depends_on: []
            files_modified: [src/one.txt]
            autonomous: true
            ---

            <objective>
            Do it.
            </objective>

            <tasks>
            <task type="auto">
            <name>The first</name>
            </task>
            </tasks>
            """)),
    TASK_XML(
            "docs/tasks/shelf/1-a/one-slug.xml",
            Map.of("docs/tasks/shelf/1-a/one-slug.xml", """
            <task>
              <meta><id>one</id><name>The first</name></meta>
              <objective>Do it.</objective>
            </task>
            """, "docs/tasks/shelf/layer_plan.json", """
            {"layers": [{"id": "1-a", "tasks": ["one"]}]}
            """)),
    LAYER_PLAN("docs/tasks/shelf/layer_plan.json", TASK_XML.files);

    private final String damaged;
    private final Map<String, String> files;

    DamagedForm(String damaged, Map<String, String> files) {
        this.damaged = damaged;
        this.files = files;
    }

    /** The name of the file that is damaged, as a person knows it. */
    String file() {
        return damaged;
    }

    String sound() {
        return files.get(damaged);
    }

    /** Writes the repository, the one file with other bytes than it should have. */
    void write(Path repository, byte[] content) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = repository.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.write(repository.resolve(damaged), content);
    }

    void write(Path repository, String text) throws IOException {
        write(repository, text.getBytes(StandardCharsets.UTF_8));
    }
}
