import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one jar of many. The JVM opens each jar of its class path when it looks for a class that is not there, which a
 * library does at each start; fifty of them take a tenth of a second.
 *
 * <p>Classes from before Java 6 get the class file version of this JDK, and the stack maps that go with it: an AOT cache
 * takes none so old, and picocli is compiled for Java 5.
 *
 * <p>{@code java Merge.java OUT JAR...}: the manifest is that of the first.
 */
class Merge {
    private static final long TIME = 946_684_800_000L;

    /**
     * The Kubernetes client loads all kinds that are named here before it reads its first line, a thousand of them. Those
     * that kubectl xen meets in a watch are enough; lists and objects are read by their types.
     */
    private static final String KINDS = "META-INF/services/io.fabric8.kubernetes.api.model.KubernetesResource";

    private static final Set<String> KINDS_WATCHED = Set.of(
            "io.fabric8.kubernetes.api.model.Status",
            "io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest",
            "io.xendomain.api.XenDomain");

    private final ClassFile tool;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private Merge(ClassLoader classes) {
        tool = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String... arguments) throws IOException {
        List<Path> jars = Stream.of(arguments).skip(1).map(Path::of).toList();
        URL[] urls = jars.stream().map(Merge::url).toArray(URL[]::new);
        try (URLClassLoader classes = new URLClassLoader(urls)) {
            Merge merge = new Merge(classes);
            for (Path jar : jars) {
                merge.add(jar);
            }
            merge.write(Path.of(arguments[0]));
        }
    }

    private void add(Path jar) throws IOException {
        try (JarFile in = new JarFile(jar.toFile())) {
            for (JarEntry entry : in.stream().filter(entry -> !entry.isDirectory()).toList()) {
                String name = entry.getName();
                if (name.endsWith("module-info.class")) {
                    continue;
                }
                try (InputStream stream = in.getInputStream(entry)) {
                    byte[] bytes = name.equals(KINDS) ? watched(stream) : stream.readAllBytes();
                    entries.merge(
                            name,
                            name.endsWith(".class") ? modern(bytes) : bytes,
                            name.startsWith("META-INF/services/") ? Merge::lines : (first, other) -> first);
                }
            }
        }
    }

    private static byte[] watched(InputStream kinds) throws IOException {
        return new String(kinds.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(KINDS_WATCHED::contains)
                .map(kind -> kind + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] modern(byte[] bytes) {
        ClassModel model = tool.parse(bytes);
        if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        ClassTransform rewritten = ClassTransform.transformingMethodBodies((body, element) -> body.with(element));
        ClassTransform versioned = ClassTransform.dropping(ClassFileVersion.class::isInstance)
                .andThen(ClassTransform.endHandler(
                        builder -> builder.withVersion(ClassFile.latestMajorVersion(), 0)));
        return tool.transformClass(model, rewritten.andThen(versioned));
    }

    private void write(Path out) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(out))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry copy = new JarEntry(entry.getKey());
                copy.setTime(TIME);
                jar.putNextEntry(copy);
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
    }

    private static byte[] lines(byte[] first, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(other);
        return both.toByteArray();
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
