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

{{/* The label that finds the operator's Pods. */}}
{{- define "xendomain-operator.selector" -}}
xendomain.io/component: operator
{{- end }}

{{/* The subjects of every binding: the operator's ServiceAccount. */}}
{{- define "xendomain-operator.subjects" -}}
- kind: ServiceAccount
  name: {{ include "xendomain-operator.name" . }}
  namespace: {{ .Release.Namespace }}
{{- end }}

{{/* The operator's image: by digest if there is one. */}}
{{- define "xendomain-operator.image" -}}
{{- $tagged := printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- with .Values.image.digest }}{{ $tagged = printf "%s@%s" $tagged . }}{{ end }}
{{- $tagged }}
{{- end }}

{{/* What the Pods of this chart may do: the restricted Pod Security Standard, and no writing but to /tmp. */}}
{{- define "xendomain-operator.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
seccompProfile:
  type: RuntimeDefault
{{- end }}
{{- define "xendomain-operator.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}
