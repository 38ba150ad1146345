package io.xendomain.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What a run of the program left behind. */
record Run(int exit, String out, String err) {
    /** A config with nothing wrong. */
    static final String GOOD = """
            name = "web-1"
            type = "pvh"
            kernel = "/boot/vmlinuz"
            memory = 512
            vcpus = 2
            disk = [ "/dev/vg0/web-1,raw,xvda,rw" ]
            """;

    static Run run(String... arguments) {
        return runWith("", arguments);
    }

    static Run runWith(String input, String... arguments) {
        return runWith(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Run runWith(byte[] input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            int exit = KubectlXen.commandLine(arguments)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new Run(exit, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }
}
