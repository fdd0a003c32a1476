"""Drives a lab with boto3 through users' other credentials and the account's certificates.

Arguments: files with a certificate, its private key, another private key and an RSA public key, all in PEM. It prints what
was not as expected.
"""

import sys

from lab import arn, expect, iam, refused, run

CERTIFICATE, KEY, OTHER_KEY, PUBLIC_KEY = (open(path).read() for path in sys.argv[1:])


def ssh_keys():
    iam.create_user(UserName="Jiho")
    invalid = dict(UserName="Jiho", SSHPublicKeyBody="ssh-rsa AAAAB3Nza")
    refused("InvalidPublicKey", 400, None, iam.upload_ssh_public_key, **invalid)
    key = iam.upload_ssh_public_key(UserName="Jiho", SSHPublicKeyBody=PUBLIC_KEY)["SSHPublicKey"]
    expect("id", (key["SSHPublicKeyId"][:4], len(key["SSHPublicKeyId"])), ("APKA", 21))
    expect("fingerprint", len(key["Fingerprint"].split(":")), 16)
    expect("body", key["SSHPublicKeyBody"].split(" ")[0], "ssh-rsa")
    again = dict(UserName="Jiho", SSHPublicKeyBody=key["SSHPublicKeyBody"] + " jiho@laptop")
    refused("DuplicateSSHPublicKey", 400, None, iam.upload_ssh_public_key, **again)
    name = dict(UserName="Jiho", SSHPublicKeyId=key["SSHPublicKeyId"])
    pem = iam.get_ssh_public_key(**name, Encoding="PEM")["SSHPublicKey"]
    expect("pem", pem["SSHPublicKeyBody"].split(), PUBLIC_KEY.split())
    expect("ssh", iam.get_ssh_public_key(**name, Encoding="SSH")["SSHPublicKey"], key)
    refused("InvalidInput", 400, None, iam.update_ssh_public_key, **name, Status="Expired")
    iam.update_ssh_public_key(**name, Status="Inactive")
    listed = iam.list_ssh_public_keys(UserName="Jiho")["SSHPublicKeys"]
    expect("listed", [(one["SSHPublicKeyId"], one["Status"]) for one in listed], [(key["SSHPublicKeyId"], "Inactive")])
    conflict = "Cannot delete entity, must delete SSH public keys first."
    refused("DeleteConflict", 409, conflict, iam.delete_user, UserName="Jiho")
    iam.delete_ssh_public_key(**name)
    refused("NoSuchEntity", 404, None, iam.get_ssh_public_key, **name, Encoding="SSH")
    refused("NoSuchEntity", 404, None, iam.delete_ssh_public_key, **name)


def signing_certificates():
    refused("MalformedCertificate", 400, None, iam.upload_signing_certificate, UserName="Jiho", CertificateBody="none")
    certificate = iam.upload_signing_certificate(UserName="Jiho", CertificateBody=CERTIFICATE)["Certificate"]
    expect("id", len(certificate["CertificateId"]), 32)
    again = dict(UserName="Jiho", CertificateBody=CERTIFICATE)
    refused("DuplicateCertificate", 409, None, iam.upload_signing_certificate, **again)
    name = dict(UserName="Jiho", CertificateId=certificate["CertificateId"])
    iam.update_signing_certificate(**name, Status="Inactive")
    listed = iam.list_signing_certificates(UserName="Jiho")["Certificates"]
    expect("listed", [one["Status"] for one in listed], ["Inactive"])
    refused("DeleteConflict", 409, None, iam.delete_user, UserName="Jiho")
    iam.delete_signing_certificate(**name)
    refused("NoSuchEntity", 404, None, iam.update_signing_certificate, **name, Status="Active")


def service_specific_credentials():
    unknown = dict(UserName="Jiho", ServiceName="s3.amazonaws.com")
    refused("NotSupportedService", 404, None, iam.create_service_specific_credential, **unknown)
    commit = dict(UserName="Jiho", ServiceName="codecommit.amazonaws.com")
    refused("InvalidInput", 400, None, iam.create_service_specific_credential, **commit, CredentialAgeDays=3)
    first, second = (iam.create_service_specific_credential(**commit)["ServiceSpecificCredential"] for _ in range(2))
    expect("id", first["ServiceSpecificCredentialId"][:4], "ACCA")
    expect("names", (first["ServiceUserName"], second["ServiceUserName"]), ("Jiho-at-123456789012", "Jiho+1-at-123456789012"))
    refused("LimitExceeded", 409, None, iam.create_service_specific_credential, **commit)
    api = iam.create_service_specific_credential(
        UserName="Jiho", ServiceName="bedrock.amazonaws.com", CredentialAgeDays=30
    )["ServiceSpecificCredential"]
    expect("age", (api["ExpirationDate"] - api["CreateDate"]).days, 30)
    expect("api key", "ServiceCredentialSecret" in api, True)
    name = dict(UserName="Jiho", ServiceSpecificCredentialId=first["ServiceSpecificCredentialId"])
    reset = iam.reset_service_specific_credential(**name)["ServiceSpecificCredential"]
    expect("reset", reset["ServicePassword"] != first["ServicePassword"], True)
    iam.update_service_specific_credential(**name, Status="Inactive")
    for arguments, count in ((dict(UserName="Jiho"), 3), (dict(AllUsers=True), 3), (commit, 2)):
        listed = iam.list_service_specific_credentials(**arguments)["ServiceSpecificCredentials"]
        expect(f"listed by {arguments}", len(listed), count)
        expect("no secret", any("ServicePassword" in one for one in listed), False)
    for one in (first, second, api):
        iam.delete_service_specific_credential(UserName="Jiho", ServiceSpecificCredentialId=one["ServiceSpecificCredentialId"])
    refused("NoSuchEntity", 404, None, iam.reset_service_specific_credential, **name)


def server_certificates():
    new = dict(ServerCertificateName="web", CertificateBody=CERTIFICATE)
    refused("KeyPairMismatch", 400, None, iam.upload_server_certificate, **new, PrivateKey=OTHER_KEY)
    malformed = dict(new, CertificateBody="none")
    refused("MalformedCertificate", 400, None, iam.upload_server_certificate, **malformed, PrivateKey=KEY)
    tags = [{"Key": "team", "Value": "web"}]
    made = iam.upload_server_certificate(**new, PrivateKey=KEY, Path="/cloudfront/", Tags=tags)["ServerCertificateMetadata"]
    expect("made", (made["Arn"], made["ServerCertificateId"][:4]), (arn("server-certificate/cloudfront/web"), "ASCA"))
    refused("EntityAlreadyExists", 409, None, iam.upload_server_certificate, **new, PrivateKey=KEY)
    shown = iam.get_server_certificate(ServerCertificateName="web")["ServerCertificate"]
    expect("shown", (shown["ServerCertificateMetadata"], shown["CertificateBody"]), (made, CERTIFICATE.strip()))
    iam.tag_server_certificate(ServerCertificateName="web", Tags=[{"Key": "stage", "Value": "test"}])
    iam.untag_server_certificate(ServerCertificateName="web", TagKeys=["team"])
    listed = iam.list_server_certificate_tags(ServerCertificateName="web")["Tags"]
    expect("tags", listed, [{"Key": "stage", "Value": "test"}])
    iam.update_server_certificate(ServerCertificateName="web", NewServerCertificateName="site", NewPath="/")
    names = [one["Arn"] for one in iam.list_server_certificates()["ServerCertificateMetadataList"]]
    expect("renamed", names, [arn("server-certificate/site")])
    expect("summary", iam.get_account_summary()["SummaryMap"]["ServerCertificates"], 1)
    iam.delete_server_certificate(ServerCertificateName="site")
    refused("NoSuchEntity", 404, None, iam.get_server_certificate, ServerCertificateName="site")


run(ssh_keys, signing_certificates, service_specific_credentials, server_certificates)
