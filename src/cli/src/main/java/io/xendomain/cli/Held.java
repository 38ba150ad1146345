package io.xendomain.cli;

import io.xendomain.api.ConfigStatus;
import io.xendomain.api.EffectiveConfig;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.render.OwnershipHeader;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Whether the file on the host is the one that a config makes. Pure. */
enum Held {
    /** Byte for byte. */
    SAME,
    OTHER,
    /** The host has no file. */
    NONE,
    /** A value comes from a Secret, which is not read here. */
    NOT_COMPARABLE;

    /** @param held what the host has, or null */
    static Held of(ConfigStatus held, DomainConfig config, String namespace, String name) {
        if (held == null || held.sha256() == null || held.xenVersion() == null) {
            return NONE;
        }
        Secrets.Removed open = Secrets.remove(EffectiveConfig.of(config, namespace, name));
        if (!open.notes().isEmpty()) {
            return NOT_COMPARABLE;
        }
        return switch (Renderer.render(
                open.config(), XenVersion.of(held.xenVersion()), List.of(OwnershipHeader.line(namespace, name)))) {
            case Rendering.Rendered(String text) -> sha256(text).equals(held.sha256()) ? SAME : OTHER;
            case Rendering.Refused refused -> OTHER;
        };
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
