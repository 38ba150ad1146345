import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes what Quarkus has built the same each time it is built. Its build steps run at once and take numbers from one counter,
 * so the keys by which the recorded classes hand values to each other are numbered by chance; here they are numbered in the
 * order of the classes. Entries of jars stand in the order of their names and have one time.
 *
 * <p>{@code java Canonical.java QUARKUS-APP SECONDS}: changes the jars that the build has made, not those of libraries.
 */
class Canonical {
    private static final Pattern KEY = Pattern.compile("proxykey\\d+");

    private final Map<String, String> keys = new HashMap<>();

    public static void main(String... arguments) throws IOException {
        Path app = Path.of(arguments[0]);
        LocalDateTime time = LocalDateTime.ofEpochSecond(Long.parseLong(arguments[1]), 0, ZoneOffset.UTC);
        for (String folder : new String[] {"app", "quarkus", ""}) {
            try (Stream<Path> files = Files.list(app.resolve(folder))) {
                for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                    new Canonical().rewrite(jar, time);
                }
            }
        }
    }

    private void rewrite(Path jar, LocalDateTime time) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            // a manifest that is not the first entry is not seen by all readers
            put(zip, "META-INF/MANIFEST.MF", entries.remove("META-INF/MANIFEST.MF"), time);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                String name = entry.getKey();
                put(zip, name, name.endsWith(".class") ? renumbered(entry.getValue()) : entry.getValue(), time);
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, LocalDateTime time) throws IOException {
        if (content != null) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(time);
            zip.putNextEntry(entry);
            zip.write(content);
        }
    }

    /** A class file with the same constants in the same places, but for the keys. JVMS 4.4. */
    private byte[] renumbered(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(in.readLong()); // magic number and version
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> out.writeUTF(renumbered(in.readUTF()));
                case 7, 8, 16, 19, 20 -> out.write(in.readNBytes(2));
                case 15 -> out.write(in.readNBytes(3));
                case 3, 4, 9, 10, 11, 12, 17, 18 -> out.write(in.readNBytes(4));
                case 5, 6 -> {
                    out.write(in.readNBytes(8));
                    i++; // takes two places
                }
                default -> throw new IOException("a class file has a constant of kind " + tag);
            }
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    private String renumbered(String text) {
        return KEY.matcher(text).matches() ? keys.computeIfAbsent(text, key -> "proxykey" + (keys.size() + 1)) : text;
    }
}
