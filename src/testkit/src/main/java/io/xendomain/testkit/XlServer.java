package io.xendomain.testkit;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same real xl as that of {@link XlOracle}, for very many questions: it is loaded once, and each question is asked
 * of a fork of it. One question at a time; several servers may run side by side. Ends with this JVM.
 */
public final class XlServer implements AutoCloseable {
    private static final Pattern ASKED_FOR = Pattern.compile("disk /libxl/0/device/vbd/([0-9]+) does not exist");

    private final Path scratch;
    private final Process xl;
    private final DataOutputStream questions;
    private final DataInputStream answers;

    private XlServer(Path scratch, Process xl) {
        this.scratch = scratch;
        this.xl = xl;
        this.questions = new DataOutputStream(new BufferedOutputStream(xl.getOutputStream()));
        this.answers = new DataInputStream(xl.getInputStream());
    }

    /** Starts the xl of one Xen version, on a host of that size. */
    public static XlServer start(String version, int cpus, int memoryMiB) {
        try {
            Path scratch = Files.createTempDirectory("xl");
            ProcessBuilder builder = new ProcessBuilder(
                            Toolchain.xl(version).resolve("xl").toString())
                    .directory(scratch.toFile())
                    .redirectError(Redirect.INHERIT);
            builder.environment().put("XL_SERVE", "1");
            builder.environment().put("XL_HOST_CPUS", Integer.toString(cpus));
            builder.environment().put("XL_HOST_MEMORY_MB", Integer.toString(memoryMiB));
            return new XlServer(scratch, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code xl create -n} with these bytes; xl's messages call them {@code domain.cfg}. */
    public XlVerdict createDryRun(byte[] config) {
        try {
            Files.write(scratch.resolve(XlWords.CONFIG), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ask(XlWords.createDryRun(XlWords.CONFIG));
    }

    /** {@code xl create -n} with this text. */
    public XlVerdict createDryRun(String config) {
        return createDryRun(config.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link XlOracle#blockAttach}. */
    public XlVerdict blockAttach(String spec) {
        return ask(XlWords.blockAttach(spec));
    }

    /** As {@link XlOracle#networkAttach}. */
    public XlVerdict networkAttach(String spec) {
        return ask(XlWords.networkAttach(spec));
    }

    /** As {@link XlOracle#vcpuPin}. */
    public XlVerdict vcpuPin(String cpus) {
        return ask(XlWords.vcpuPin(cpus));
    }

    /**
     * The device number that libxl makes of the name of a virtual disk; empty if it finds none in it. {@code xl
     * block-detach} looks for the disk by its number, and in a xenstore that is empty it says which.
     */
    public OptionalInt deviceNumber(String vdev) {
        XlVerdict verdict = ask(XlWords.blockDetach(vdev));
        Matcher asked = ASKED_FOR.matcher(verdict.stderr());
        if (asked.find()) {
            return OptionalInt.of(Integer.parseInt(asked.group(1)));
        }
        if (!verdict.stderr().equals("Error: Device " + vdev + " not connected.\n")) {
            throw new IllegalStateException("xl says something else of " + vdev + ": " + verdict);
        }
        return OptionalInt.empty();
    }

    private XlVerdict ask(List<String> words) {
        try {
            writeInt(words.size());
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                writeInt(bytes.length);
                questions.write(bytes);
            }
            questions.flush();
            int exit = readInt();
            return new XlVerdict(exit, readText(), readText());
        } catch (IOException e) {
            throw new UncheckedIOException("xl does not answer " + words, e);
        }
    }

    private void writeInt(int value) throws IOException {
        questions.writeInt(Integer.reverseBytes(value));
    }

    private int readInt() throws IOException {
        return Integer.reverseBytes(answers.readInt());
    }

    private String readText() throws IOException {
        return new String(answers.readNBytes(readInt()), StandardCharsets.UTF_8);
    }

    /** Ends xl. */
    @Override
    public void close() {
        try {
            questions.close();
            xl.waitFor();
            Files.deleteIfExists(scratch.resolve(XlWords.CONFIG));
            Files.delete(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
