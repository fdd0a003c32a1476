/** Types of policies that an answer takes to forbid nothing, as the program names them. */
export const policyTypes: Record<string, string> = {
  "service control policy": "서비스 제어 정책",
  "resource control policy": "리소스 제어 정책",
  "session policy": "세션 정책",
  "resource-based policy": "리소스 기반 정책",
  "VPC endpoint policy": "VPC 엔드포인트 정책",
};
