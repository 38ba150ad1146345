import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Gives the classes of a jar the class file version of this JDK, and the stack maps that go with it. An AOT cache takes no
 * class from before Java 6, and picocli is compiled for Java 5: without this it is loaded and verified anew at each start.
 *
 * <p>{@code java Modernize.java JAR OUT}
 */
class Modernize {
    public static void main(String... arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        try (JarFile in = new JarFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                JarOutputStream modern = new JarOutputStream(Files.newOutputStream(out))) {
            ClassFile tool = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry entry : in.stream().toList()) {
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                modern.putNextEntry(copy);
                modern.write(content(tool, in, entry));
                modern.closeEntry();
            }
        }
    }

    private static byte[] content(ClassFile tool, JarFile in, JarEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream stream = in.getInputStream(entry)) {
            bytes = stream.readAllBytes();
        }
        if (!entry.getName().endsWith(".class") || entry.getName().endsWith("module-info.class")) {
            return bytes;
        }
        ClassTransform rewritten = ClassTransform.transformingMethodBodies((body, element) -> body.with(element));
        ClassTransform versioned = ClassTransform.dropping(ClassFileVersion.class::isInstance)
                .andThen(ClassTransform.endHandler(
                        builder -> builder.withVersion(ClassFile.latestMajorVersion(), 0)));
        return tool.transformClass(tool.parse(bytes), rewritten.andThen(versioned));
    }
}
