package io.xendomain.operator.render;

import io.xendomain.api.Annotations;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.RestartPolicy;
import io.xendomain.protocol.UpdatePolicy;
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

/** From a rendered text to what an agent is told. */
public final class Configs {

    private Configs() {}

    /**
     * The text of the .cfg for the Xen of that host, or the reasons why there is none.
     *
     * @param config with its defaults and its secrets
     */
    public static Rendering render(XenDomain domain, DomainConfig config, HostReport host) {
        var meta = domain.getMetadata();
        return Renderer.render(
                config,
                XenVersion.of(host.xenVersion()),
                List.of(OwnershipHeader.line(meta.getNamespace(), meta.getName())));
    }

    /**
     * @param text of the .cfg, header included
     */
    public static DesiredDomain desired(XenDomain domain, String text, Fence fence) {
        var spec = domain.getSpec();
        return new DesiredDomain(
                DomainMapper.owner(domain),
                domain.getMetadata().getGeneration(),
                fence,
                DomainMapper.uuid(domain),
                DomainMapper.name(domain),
                PowerState.valueOf(spec.powerState().name()),
                RestartPolicy.valueOf(spec.restartPolicy().name()),
                UpdatePolicy.valueOf(spec.updatePolicy().name()),
                spec.shutdownGracePeriodSeconds(),
                Annotations.valueOf(domain, Annotations.RESTART_REQUESTED_AT),
                Annotations.isTrue(domain, Annotations.ADOPT),
                text,
                sha256(text));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
