package io.xendomain.agent.eyes;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which domains there are and whether they are paused, have stopped, or are dying: asked of the hypervisor itself, through
 * the libxenctrl that xl uses. Only the first two members of what it answers are read; they are the same in all releases.
 */
final class DomainFlags implements AutoCloseable {
    private static final Path VERSION = Path.of("/sys/hypervisor/version");

    /** {@code struct xen_domctl_getdomaininfo}: domid_t domain; uint16_t pad; uint32_t flags. Far less than this. */
    private static final long INFO_BYTES = 4096;

    private static final long FLAGS_OFFSET = 4;

    /** XEN_DOMINF_dying, _shutdown, _paused and the reason of a shutdown; the others change all the time. */
    private static final int STEADY = 1 | 1 << 2 | 1 << 3 | 0xff << 16;

    private final Arena arena;
    private final MethodHandle close;
    private final MethodHandle list;
    private final MemorySegment xenctrl;
    private final MemorySegment info;

    private DomainFlags(Arena arena, SymbolLookup library) throws IOException {
        this.arena = arena;
        MethodHandle open =
                handle(library, "xc_interface_open", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
        this.close = handle(library, "xc_interface_close", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.list = handle(
                library,
                "xc_domain_getinfolist",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        this.info = arena.allocate(INFO_BYTES, Long.BYTES);
        try {
            this.xenctrl = (MemorySegment) open.invokeExact(MemorySegment.NULL, MemorySegment.NULL, 0);
        } catch (Throwable e) {
            throw new IOException("xc_interface_open: " + e, e);
        }
        if (xenctrl.equals(MemorySegment.NULL)) {
            throw new IOException("libxenctrl cannot open the hypervisor's interface");
        }
    }

    static DomainFlags open() throws IOException {
        String name = "libxenctrl.so." + part("major") + "." + part("minor");
        Arena arena = Arena.ofShared();
        try {
            return new DomainFlags(arena, SymbolLookup.libraryLookup(name, arena));
        } catch (IllegalArgumentException e) {
            arena.close();
            throw new IOException(name + " cannot be loaded", e);
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    private static String part(String name) throws IOException {
        return Files.readString(VERSION.resolve(name)).strip();
    }

    private static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor type) throws IOException {
        return Linker.nativeLinker()
                .downcallHandle(
                        library.find(name).orElseThrow(() -> new IOException("libxenctrl has no " + name)), type);
    }

    /** The flags that matter, by domid; without dom0. */
    Map<Integer, Integer> read() throws IOException {
        Map<Integer, Integer> flags = new TreeMap<>();
        int first = 1;
        while (ask(first) == 1) {
            int domid = Short.toUnsignedInt(info.get(JAVA_SHORT, 0));
            flags.put(domid, info.get(JAVA_INT, FLAGS_OFFSET) & STEADY);
            first = domid + 1;
        }
        return flags;
    }

    private int ask(int first) throws IOException {
        try {
            return (int) list.invokeExact(xenctrl, first, 1, info);
        } catch (Throwable e) {
            throw new IOException("xc_domain_getinfolist: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            int ignored = (int) close.invokeExact(xenctrl);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        arena.close();
    }
}
