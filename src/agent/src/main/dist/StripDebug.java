import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes line numbers and the names of local variables out of libraries, as {@code jlink --strip-debug} does with Java's own
 * modules: the JVM keeps them in memory with each class. What fails in them is still told by method; our own lines stay.
 *
 * <p>{@code java StripDebug.java FOLDER}: changes the jars of libraries in it, and leaves the times of the files. The same
 * jars give the same bytes.
 */
class StripDebug {
    private static final String OURS = "io.xendomain.";

    private static final ClassFile CLASS_FILE =
            ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);

    /** The first moment of 1980 would be written as one in the time zone of this machine. */
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Bodies are copied instruction by instruction, or their tables would come along. */
    private static final ClassTransform COPY = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);

    public static void main(String... arguments) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path jar : files.filter(StripDebug::isOfLibrary).toList()) {
                strip(jar);
            }
        }
    }

    private static boolean isOfLibrary(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith(OURS);
    }

    private static void strip(Path jar) throws IOException {
        Path stripped = Path.of(jar + ".stripped");
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(stripped);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(ANY_TIME);
                out.putNextEntry(copy);
                out.write(isClass(entry) ? stripped(content) : content);
            }
        }
        Files.setLastModifiedTime(stripped, Files.getLastModifiedTime(jar));
        Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }

    private static byte[] stripped(byte[] content) {
        return CLASS_FILE.transformClass(CLASS_FILE.parse(content), COPY);
    }
}
