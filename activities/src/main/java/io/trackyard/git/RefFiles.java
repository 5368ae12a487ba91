package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The refs as their files tell them: one each, which go before those packed into one file. Git replaces each file as a
 * whole, and packs a ref before it deletes its file; so whoever looks at the file first and at the packed ones after sees
 * what git sees, and starts no process.
 */
final class RefFiles {
    /** What a ref file holds, unless it is the name of another ref. */
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}");

    private static final int ID_LENGTH = 40;
    private static final String LOCK = ".lock";

    /** The character next to the slash: what lies below a name is between the two. */
    private static final char AFTER_SLASH = '/' + 1;

    private final Path root;
    private volatile Packed packed = Packed.NONE;

    RefFiles(Path commonDirectory) {
        this.root = commonDirectory;
    }

    /** The packed refs, and by what it is seen that they were packed anew. */
    private record Packed(
            SortedMap<String, ObjectId> refs, @Nullable Object file, long size, FileTime written) {
        static final Packed NONE = new Packed(Collections.emptySortedMap(), null, 0, FileTime.fromMillis(0));
    }

    /** The object a ref names, if there is such a ref; {@link Unclear} where only git can tell. */
    Optional<ObjectId> read(RefName ref) throws Unclear {
        Optional<ObjectId> loose = loose(root.resolve(ref.value()));
        return loose.isPresent() ? loose : Optional.ofNullable(packed().refs().get(ref.value()));
    }

    /** All refs that lie below a name, with a slash at its end or without, or have it. */
    SortedMap<RefName, ObjectId> below(String place) throws Unclear {
        String name = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
        SortedMap<String, ObjectId> loose = new TreeMap<>();
        collect(root.resolve(name), loose);
        loose(root.resolve(name)).ifPresent(id -> loose.put(name, id));
        SortedMap<RefName, ObjectId> found =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        SortedMap<String, ObjectId> all = packed().refs();
        all.subMap(name + "/", name + AFTER_SLASH).forEach((ref, id) -> found.put(new RefName(ref), id));
        Optional.ofNullable(all.get(name)).ifPresent(id -> found.put(new RefName(name), id));
        loose.forEach((ref, id) -> found.put(new RefName(ref), id));
        return found;
    }

    /** What git has to be asked about: a ref that names another, or a file that is none of git's. */
    static final class Unclear extends Exception {
        private static final long serialVersionUID = 1L;

        Unclear(Path file) {
            super(file.toString(), null, false, false);
        }
    }

    private static Optional<ObjectId> loose(Path file) throws Unclear {
        try {
            String text = Files.readString(file).strip();
            if (OBJECT.matcher(text).matches()) {
                return Optional.of(ObjectId.of(text));
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            if (Files.isDirectory(file) || Files.notExists(file)) {
                return Optional.empty(); // refs may lie below, or this one below another's name
            }
        }
        throw new Unclear(file);
    }

    private void collect(Path directory, SortedMap<String, ObjectId> found) throws Unclear {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = root.relativize(entry).toString();
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    collect(entry, found);
                } else if (!name.endsWith(LOCK)) {
                    loose(entry).ifPresent(id -> found.put(name, id));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            // nothing lies below, or what did was packed or deleted meanwhile
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Packed packed() {
        Path file = root.resolve("packed-refs");
        Packed known = packed;
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (now.size() == known.size()
                    && now.lastModifiedTime().equals(known.written())
                    && now.fileKey() != null
                    && now.fileKey().equals(known.file())) {
                return known;
            }
            // looked at before it is read: what replaces it meanwhile is read again the next time
            SortedMap<String, ObjectId> refs = new TreeMap<>();
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                if (line.length() > ID_LENGTH + 1 && line.charAt(0) != '#' && line.charAt(0) != '^') {
                    refs.put(line.substring(ID_LENGTH + 1), ObjectId.of(line.substring(0, ID_LENGTH)));
                }
            }
            packed = new Packed(refs, now.fileKey(), now.size(), now.lastModifiedTime());
            return packed;
        } catch (NoSuchFileException none) {
            return Packed.NONE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
