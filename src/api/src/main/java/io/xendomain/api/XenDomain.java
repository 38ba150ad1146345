package io.xendomain.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Map;

/** A domain on a Xen host: an xl.cfg(5) with policies, and a status that is true. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("xd")
public final class XenDomain extends CustomResource<XenDomainSpec, XenDomainStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** An object without a spec is one that cannot be read. */
    @Override
    protected XenDomainSpec initSpec() {
        return XenDomainSpec.fromJson(Map.of());
    }

    @Override
    public void setSpec(XenDomainSpec spec) {
        super.setSpec(spec == null ? initSpec() : spec);
    }

    /** A new object has no status: the API server fills it in. */
    @Override
    protected XenDomainStatus initStatus() {
        return null;
    }
}
