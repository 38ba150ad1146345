{{/* The operator's name. Names are fixed, as in deploy/base: one operator looks after a cluster. */}}
{{- define "xendomain-operator.name" -}}
xendomain-operator
{{- end }}

{{/* Labels of every object. */}}
{{- define "xendomain-operator.labels" -}}
app.kubernetes.io/name: {{ include "xendomain-operator.name" . }}
app.kubernetes.io/part-of: xendomain
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* The subjects of every binding: the operator's ServiceAccount. */}}
{{- define "xendomain-operator.subjects" -}}
- kind: ServiceAccount
  name: {{ include "xendomain-operator.name" . }}
  namespace: {{ .Release.Namespace }}
{{- end }}

{{/* What the operator may do to XenDomains: in the whole cluster, or in each watched namespace.
     It never writes a spec: "patch" on xendomains is for the finalizer. */}}
{{- define "xendomain-operator.domainRules" -}}
- apiGroups: [xendomain.io]
  resources: [xendomains]
  verbs: [get, list, watch, patch]
- apiGroups: [xendomain.io]
  resources: [xendomains/status]
  verbs: [patch]
{{- end }}
