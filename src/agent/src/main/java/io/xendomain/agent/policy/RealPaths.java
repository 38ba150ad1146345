package io.xendomain.agent.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

/** The file system of dom0. */
final class RealPaths implements Paths {
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final Path SWAPS = Path.of("/proc/swaps");

    @Override
    public Optional<Located> locate(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(locate(path)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean inUse(Path real) {
        try {
            return Stream.concat(
                            Mounts.sources(Files.readString(MOUNTS)).stream(),
                            Mounts.swaps(Files.exists(SWAPS) ? Files.readString(SWAPS) : "").stream())
                    .anyMatch(source -> leadsTo(source, real));
        } catch (IOException e) {
            return true; // who cannot look must not say that it is free
        }
    }

    private static Located locate(Path path) throws IOException {
        Path existing = path;
        while (!exists(existing)) {
            existing = existing.getParent();
        }
        if (existing.equals(path)) {
            Path real = path.toRealPath();
            return new Located(
                    Files.isSymbolicLink(path) ? path.getParent().toRealPath().resolve(path.getFileName()) : real,
                    real);
        }
        if (!Files.isDirectory(existing)) {
            throw new NotDirectoryException(existing.toString());
        }
        Path rest = path.subpath(existing.getNameCount(), path.getNameCount());
        for (Path name : rest) {
            if (name.toString().equals("..") || name.toString().equals(".")) {
                throw new IOException("cannot step out of what does not exist");
            }
        }
        Path there = existing.toRealPath().resolve(rest);
        return new Located(there, there);
    }

    /** Without following a link at its end: a link to nothing is there, and leads nobody knows where. */
    private static boolean exists(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean leadsTo(String source, Path real) {
        try {
            return Path.of(source).toRealPath().equals(real);
        } catch (IOException | InvalidPathException e) {
            return false; // "/dev/root" and other names that are no files
        }
    }
}
