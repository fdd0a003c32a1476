"""Drives a lab's policy simulator with boto3. It prints what was not as expected."""

import json

from lab import arn, expect, iam, refused, run

BUCKET = "arn:aws:s3:::amzn-s3-demo-bucket"


def policy(effect, action, resource="*", **more):
    statement = dict(Effect=effect, Action=action, Resource=resource, **more)
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def decisions(answer):
    return [(one["EvalActionName"], one["EvalResourceName"], one["EvalDecision"]) for one in answer["EvaluationResults"]]


def custom():
    both = [policy("Allow", "s3:*"), policy("Deny", "s3:DeleteObject")]
    answer = iam.simulate_custom_policy(
        PolicyInputList=both, ActionNames=["s3:GetObject", "s3:DeleteObject", "ec2:RunInstances"]
    )
    expect(
        "decisions",
        decisions(answer),
        [
            ("s3:GetObject", "*", "allowed"),
            ("s3:DeleteObject", "*", "explicitDeny"),
            ("ec2:RunInstances", "*", "implicitDeny"),
        ],
    )
    matched = answer["EvaluationResults"][1]["MatchedStatements"]
    expect("source", [one["SourcePolicyId"] for one in matched], ["PolicyInputList.2"])
    start = both[1].index("{", 1) + 1
    expect("start", matched[0]["StartPosition"], {"Line": 1, "Column": start})
    expect("end", matched[0]["EndPosition"], {"Line": 1, "Column": len(both[1]) - 1})
    refused(
        "InvalidInput", 400, None, iam.simulate_custom_policy, PolicyInputList=["{"], ActionNames=["s3:GetObject"]
    )


def resources_and_context():
    mine = policy("Allow", "s3:GetObject", BUCKET + "/${aws:username}/*", Condition={"Bool": {"aws:SecureTransport": "true"}})
    keys = iam.get_context_keys_for_custom_policy(PolicyInputList=[mine])["ContextKeyNames"]
    expect("keys", keys, ["aws:SecureTransport", "aws:username"])
    question = dict(PolicyInputList=[mine], ActionNames=["s3:GetObject"], ResourceArns=[BUCKET + "/sora/a", BUCKET + "/mina/a"])
    without = iam.simulate_custom_policy(**question)["EvaluationResults"]
    expect("missing", [one["MissingContextValues"] for one in without], [["aws:SecureTransport", "aws:username"]] * 2)
    answer = iam.simulate_custom_policy(
        **question,
        ContextEntries=[
            dict(ContextKeyName="aws:username", ContextKeyValues=["sora"], ContextKeyType="string"),
            dict(ContextKeyName="aws:SecureTransport", ContextKeyValues=["true"], ContextKeyType="boolean"),
        ],
    )
    expect("decisions", [one[2] for one in decisions(answer)], ["allowed", "implicitDeny"])
    specific = answer["EvaluationResults"][0]["ResourceSpecificResults"]
    expect("specific", [one["EvalResourceDecision"] for one in specific], ["allowed"])


def boundaries_and_resource_policies():
    answer = iam.simulate_custom_policy(
        PolicyInputList=[policy("Allow", "*")],
        PermissionsBoundaryPolicyInputList=[policy("Allow", "s3:*")],
        ActionNames=["s3:GetObject", "ec2:RunInstances"],
    )["EvaluationResults"]
    within = [one["PermissionsBoundaryDecisionDetail"]["AllowedByPermissionsBoundary"] for one in answer]
    expect("within the boundary", within, [True, False])
    expect("decisions", [one["EvalDecision"] for one in answer], ["allowed", "implicitDeny"])
    resource_policy = json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::111122223333:user/guest"},
                    "Action": "s3:GetObject",
                    "Resource": BUCKET + "/*",
                }
            ],
        }
    )
    question = dict(
        PolicyInputList=[policy("Allow", "s3:PutObject")],
        ActionNames=["s3:GetObject"],
        ResourceArns=[BUCKET + "/a"],
        ResourcePolicy=resource_policy,
    )
    refused("InvalidInput", 400, None, iam.simulate_custom_policy, **question)
    guest = dict(question, CallerArn="arn:aws:iam::111122223333:user/guest")
    same = iam.simulate_custom_policy(**guest, ResourceOwner="111122223333")
    expect("in its own account", decisions(same)[0][2], "allowed")
    foreign = iam.simulate_custom_policy(**guest, ResourceOwner="arn:aws:iam::444455556666:root")
    expect("from another account", decisions(foreign)[0][2], "implicitDeny")
    refused("InvalidInput", 400, None, iam.simulate_custom_policy, **guest, ResourceOwner="nobody")
    refused("InvalidInput", 400, None, iam.simulate_custom_policy, **dict(question, CallerArn=BUCKET))


def principal():
    iam.create_group(GroupName="sim")
    iam.attach_group_policy(GroupName="sim", PolicyArn="arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")
    iam.create_user(UserName="sim", PermissionsBoundary="arn:aws:iam::aws:policy/AmazonS3FullAccess")
    iam.add_user_to_group(GroupName="sim", UserName="sim")
    iam.put_user_policy(UserName="sim", PolicyName="own", PolicyDocument=policy("Allow", "iam:ListUsers"))
    source = dict(PolicySourceArn=arn("user/sim"))
    answer = iam.simulate_principal_policy(**source, ActionNames=["s3:ListAllMyBuckets", "iam:ListUsers"])
    expect("decisions", [one[2] for one in decisions(answer)], ["allowed", "implicitDeny"])
    matched = answer["EvaluationResults"][0]["MatchedStatements"][0]
    expect("matched", (matched["SourcePolicyId"], matched["SourcePolicyType"]), ("AmazonS3ReadOnlyAccess", "aws-managed"))
    more = iam.simulate_principal_policy(
        **source, PolicyInputList=[policy("Deny", "s3:*")], ActionNames=["s3:ListAllMyBuckets"]
    )
    expect("with one more", decisions(more)[0][2], "explicitDeny")
    group = iam.simulate_principal_policy(PolicySourceArn=arn("group/sim"), ActionNames=["s3:ListAllMyBuckets"])
    expect("group", decisions(group)[0][2], "allowed")
    iam.put_user_policy(UserName="sim", PolicyName="home", PolicyDocument=policy("Allow", "s3:*", BUCKET + "/${aws:username}/*"))
    keys = iam.get_context_keys_for_principal_policy(**source)["ContextKeyNames"]
    expect("keys", keys, ["aws:username"])
    missing = dict(PolicySourceArn=arn("user/nobody"))
    refused("NoSuchEntity", 404, None, iam.simulate_principal_policy, **missing, ActionNames=["s3:GetObject"])
    refused("NoSuchEntity", 404, None, iam.get_context_keys_for_principal_policy, **missing)


def pages():
    actions = [f"s3:Action{number}" for number in range(25)]
    found = []
    for page in iam.get_paginator("simulate_custom_policy").paginate(
        PolicyInputList=[policy("Allow", "s3:*")], ActionNames=actions, PaginationConfig={"PageSize": 10}
    ):
        found += [one[0] for one in decisions(page)]
    expect("pages", found, actions)


run(custom, resources_and_context, boundaries_and_resource_policies, principal, pages)
