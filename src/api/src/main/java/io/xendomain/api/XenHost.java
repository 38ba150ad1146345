package io.xendomain.api;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Map;

/** A Xen machine, named as in its agent's certificate. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("xh")
public final class XenHost extends CustomResource<XenHostSpec, XenHostStatus> {
    private static final long serialVersionUID = 1L;

    /** An object without a spec is one that cannot be read. */
    @Override
    protected XenHostSpec initSpec() {
        return XenHostSpec.fromJson(Map.of());
    }

    @Override
    public void setSpec(XenHostSpec spec) {
        super.setSpec(spec == null ? initSpec() : spec);
    }

    /** A new object has no status: the API server fills it in. */
    @Override
    protected XenHostStatus initStatus() {
        return null;
    }
}
