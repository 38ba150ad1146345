package io.xendomain.agent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Files that are whole or not there, also after a crash at any moment: written beside their place, flushed, renamed, and
 * the rename flushed. All of them are readable by their owner only; configs hold passwords.
 */
public final class AtomicFiles {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    /** Hidden, so that no shell glob of dom0's own start scripts picks up half a file. */
    private static final String TEMPORARY_PREFIX = ".";

    private static final String TEMPORARY_SUFFIX = ".xendomain-tmp";

    private AtomicFiles() {}

    /** Puts a whole file into place, durably. */
    public static void write(Path target, byte[] content) throws IOException {
        Path temporary = writeTemporary(target, content);
        try {
            moveIntoPlace(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Writes and flushes the content beside its later place, in the same folder. If that fails, nothing is left.
     *
     * @return the temporary file, for {@link #moveIntoPlace}
     */
    public static Path writeTemporary(Path target, byte[] content) throws IOException {
        Path temporary = target.resolveSibling(
                TEMPORARY_PREFIX + target.getFileName() + "." + UUID.randomUUID() + TEMPORARY_SUFFIX);
        try (FileChannel channel = FileChannel.open(
                temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE_FILE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            return temporary;
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** Gives a temporary file its name, in place of a file that may be there, durably. */
    public static void moveIntoPlace(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushFolder(target);
    }

    /** Removes a file, durably; one that is not there is fine. */
    public static void delete(Path target) throws IOException {
        if (Files.deleteIfExists(target)) {
            flushFolder(target);
        }
    }

    /** Makes a folder that only its owner can enter; one that is there stays as it is. */
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PRIVATE_FOLDER);
        }
    }

    /** Removes the temporary files that a crash left in a folder. */
    public static void cleanUp(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
            for (Path file : left) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void flushFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
